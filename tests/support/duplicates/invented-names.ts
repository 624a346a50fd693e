const table = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s*\|\s*/));

/** Given names with what their bearers are called by friends, and are called on papers. */
export const GIVEN: Readonly<Record<string, readonly (readonly string[])[]>> = {
  english: table(`
    William|Bill|Will
    Robert|Bob|Rob
    Elizabeth|Liz|Beth
    Katherine|Kate|Kathy
    James|Jim|Jamie
    Richard|Dick|Rick
    Margaret|Peggy|Maggie
    Michael|Mike|Mick
    Edward|Ted|Ed
    Charles|Charlie|Chuck
    Patricia|Pat|Trish
    Thomas|Tom
    Anthony|Tony
    Deborah|Debbie
    Susan|Sue
    Jonathan|Jon
    Nicholas|Nick
    Olivia
    Graham
    Oscar
    Fiona
    Martin
    Martina
    Paul
    Paula
    Francis
    Frances
    Simon
    Ruth
    Clive
    Hazel
    Adrian
    Adriana
    Victor
    Victoria|Vicky
    Rosalind
    Duncan
    Imogen
  `),
  german: table(`
    Wolfgang|Wolf
    Hans-Peter|Hanspeter|Hans Peter
    Jürgen|Juergen
    Günther|Guenther|Gunther
    Katharina|Kathi
    Johannes|Hannes
    Friedrich|Fritz
    Elisabeth|Lisa
    Maximilian|Max
    Susanne|Susi
    Bärbel|Baerbel
    Ulrich|Uli
    Stefan|Stephan
    Christian
    Christiane
    Andreas
    Andrea
    Dörte|Doerte
    Heike
    Torsten|Thorsten
    Sabine
    Matthias|Mathias
    Renate
    Anna-Lena|Annalena|Anna Lena
  `),
  romance: table(`
    François|Francois
    Jean-Luc|Jean Luc
    Chloé|Chloe
    Éloïse|Eloise
    Benoît|Benoit
    José|Pepe
    Francisco|Paco
    María José|Maria Jose
    Álvaro|Alvaro
    Giuseppe|Beppe
    Giovanni|Gianni
    Lucía|Lucia
    Raphaël|Raphael
    Amélie|Amelie
    Mercè|Merce
  `),
  russian: table(`
    Сергей|Sergei|Sergey
    Юрий|Yuri|Yuriy|Jurij
    Дмитрий|Dmitry|Dmitri
    Екатерина|Ekaterina|Yekaterina
    Михаил|Mikhail|Michail
    Наталья|Natalia|Natalya
    Александр|Alexander|Aleksandr
    Алексей|Alexei|Aleksey
    Татьяна|Tatiana|Tatyana
    Владимир|Vladimir|Wladimir
  `),
  arabic: table(`
    Mohammed|Muhammad|Mohamed
    Khaled|Khalid
    Yousef|Youssef|Yusuf
    Fatima|Fatma
    Hussein|Hussain
    Layla|Leila
  `),
  chinese: table(`
    小明|Xiaoming|Xiao Ming
    丽华|Lihua|Li Hua
    建国|Jianguo
    志强|Zhiqiang
    秀英|Xiuying
    海燕|Haiyan
  `),
  nordic: table(`
    Søren|Soren|Soeren
    Åsa|Asa
    Jørgen|Jorgen|Joergen
    Björn|Bjorn|Bjoern
    Ingrid
    Märta|Marta
    Lars
    Sigríður|Sigridur
  `),
};

export const FAMILY: Readonly<Record<string, readonly (readonly string[])[]>> = {
  english: table(`
    Thornbury
    Ashcombe
    Whitlock
    Pemberton
    Holloway
    Fairfax
    Winterbourne
    Marchbanks
    Drummond
    Kingsley
    Radcliffe
    Stanhope
    Beaumont
    Carmichael
    Lockwood
    Penrose
    Tremayne
    Ellsworth
    Hargreaves
    Cavendish
    Smith
    Jones
    Brown
    Taylor
    Walker
    Wright
    Green
    Baker
    O'Sullivan|OSullivan|O Sullivan
    MacAllister|Macallister|McAllister
    Fitzwilliam
    Blackwood
    Sutherland
    Middleton
    Copperfield
    Greystone
    Hollingsworth
    Ravenscroft
    Silverton
    Wetherby
  `),
  german: table(`
    Müller|Mueller|Muller
    Schröder|Schroeder|Schroder
    Großmann|Grossmann
    Krämer|Kraemer
    Weiß|Weiss
    Hoffmann|Hofmann
    von Hohenstein|v. Hohenstein|Hohenstein
    Schmidt
    Schmitt
    Bäcker|Baecker
    Köhler|Koehler
    Zimmermann
    Lindenthal
    Oberhauser
    Steinbrecher
    Vogelsang
    Rosenthal
    Dreyer
    Kesselring
    Winkelmann
    Ehrenfeld
    Habermas
  `),
  romance: table(`
    Lefèvre|Lefevre
    García Márquez|Garcia Marquez|García
    Núñez|Nunez
    Béranger|Beranger
    de la Fuente|De La Fuente
    Moreau
    Castellani
    D'Angelo|DAngelo
    Delacroix
    Fontaine
    Ibáñez|Ibanez
    Rossini
    Benedetti
    Montserrat
    Villanueva
  `),
  russian: table(`
    Чайковский|Tchaikovsky|Chaykovsky|Tschaikowski
    Щербаков|Shcherbakov|Scherbakov
    Иванов|Ivanov|Iwanow
    Кузнецов|Kuznetsov|Kusnezow
    Воронцов|Vorontsov
    Соловьёв|Solovyov|Soloviev
    Жуков|Zhukov|Schukow
    Медведев|Medvedev
  `),
  arabic: table(`
    al-Rashid|Al Rashid|Alrashid
    Hassan
    el-Sayed|El Sayed
    Haddad
    Mansour|Mansur
    Khoury|Khouri
  `),
  chinese: table(`
    王|Wang
    李|Li
    张|Zhang
    陈|Chen
    赵|Zhao
    黄|Huang
  `),
  nordic: table(`
    Sørensen|Sorensen|Soerensen
    Åkesson|Akesson
    Kjærgaard|Kjaergaard
    Lindqvist|Lindkvist
    Østergaard|Ostergaard
    Blomqvist
    Hämäläinen|Hamalainen
  `),
};

/** Second names, as they stand between. */
export const MIDDLE = 'Alan Beatrix Cecil Dorian Esther Felix Gwen Hugo Iris Jasper Leonie Noah'.split(' ');

/** Firms and the forms of law and shortenings under which lists know them. */
export const EMPLOYERS = table(`
  Brightwater Shipping Ltd|Brightwater Shipping|Brightwater Shipping Limited
  Kestrel Energy plc|Kestrel Energy
  Hafenkontor AG|Hafenkontor
  Süddruck GmbH & Co. KG|Süddruck|Sueddruck GmbH
  Mirabelle SA|Mirabelle S.A.|Mirabelle
  Norrland Timber AB|Norrland Timber
  Orchard & Vale LLP|Orchard and Vale|Orchard & Vale
  Pellworm Werft GmbH|Pellworm Werft
  Quillfeather Press Inc.|Quillfeather Press|Quillfeather
  Tavola Group S.p.A.|Tavola Group|Tavola
  Umbra Insurance N.V.|Umbra Insurance
  Vantage Rail Holdings|Vantage Rail
  Westmark Pharma SE|Westmark Pharma|Westmark
  Zephyr Aviation B.V.|Zephyr Aviation
  Almond Street Partners|Almond Street
  Cobalt Mining Corp|Cobalt Mining
  Dovetail Interiors Ltd|Dovetail Interiors
  Elmsworth Trust|Elmsworth
  Falcon & Finch|Falcon and Finch
  Gravenstein Hotels|Gravenstein
`);
