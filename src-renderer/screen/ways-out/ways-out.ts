/** What a step looks like in the program: a drawn window or phone with a few lines, one of them pointed at. */
export interface StepPicture {
  readonly frame: 'window' | 'phone';
  readonly title: string;
  readonly rows: readonly string[];
  /** Which row is chosen; absent where only the button is. */
  readonly at?: number;
  readonly button?: string;
}

export interface Step {
  readonly words: string;
  readonly picture: StepPicture;
}

/** How one's contacts come out of one program. */
export interface WayOut {
  readonly id: string;
  readonly name: string;
  /** What one ends up with, and what it holds. */
  readonly gives: string;
  readonly steps: readonly Step[];
}

const WINDOW = 'window' as const;
const PHONE = 'phone' as const;

const FROM_A_PHONE =
  'Bring the file to this computer by cable, or by a stick. Sending it by e-mail would leave a copy on the way.';

export const WAYS_OUT: readonly WayOut[] = [
  {
    id: 'outlook',
    name: 'Outlook on the desktop',
    gives: 'A data file (.pst) with every field, photos and categories.',
    steps: [
      {
        words: 'In Outlook choose File, then Open & Export.',
        picture: { frame: WINDOW, title: 'File', rows: ['Info', 'Open & Export', 'Save As', 'Print'], at: 1 },
      },
      {
        words: 'Choose Import/Export.',
        picture: {
          frame: WINDOW,
          title: 'Open',
          rows: ['Open Calendar', 'Open Outlook Data File', 'Import/Export', 'Other User’s Folder'],
          at: 2,
        },
      },
      {
        words: 'Choose “Export to a file”, then Next.',
        picture: {
          frame: WINDOW,
          title: 'Import and Export Wizard',
          rows: ['Export RSS Feeds', 'Export to a file', 'Import a VCARD file'],
          at: 1,
          button: 'Next >',
        },
      },
      {
        words: 'Choose “Outlook Data File (.pst)”, then Next.',
        picture: {
          frame: WINDOW,
          title: 'Export to a File',
          rows: ['Comma Separated Values', 'Outlook Data File (.pst)'],
          at: 1,
          button: 'Next >',
        },
      },
      {
        words: 'Mark the folder Contacts, and only that one, then Next.',
        picture: {
          frame: WINDOW,
          title: 'Export Outlook Data File',
          rows: ['Calendar', 'Contacts', 'Drafts'],
          at: 1,
          button: 'Next >',
        },
      },
      {
        words: 'Choose a place for the file, then Finish. It needs no password.',
        picture: {
          frame: WINDOW,
          title: 'Export Outlook Data File',
          rows: ['Save exported file as:', 'contacts.pst'],
          at: 1,
          button: 'Finish',
        },
      },
    ],
  },
  {
    id: 'outlook-com',
    name: 'Outlook.com and the new Outlook',
    gives: 'A table, contacts.csv. Photos do not come along.',
    steps: [
      {
        words: 'Open outlook.com, or the new Outlook, and go to your contacts: People, at the left edge.',
        picture: { frame: WINDOW, title: 'Outlook', rows: ['Mail', 'Calendar', 'People'], at: 2 },
      },
      {
        words: 'Look for what exports them: Export contacts, under Manage contacts.',
        picture: {
          frame: WINDOW,
          title: 'Manage contacts',
          rows: ['Import contacts', 'Export contacts', 'Clean up contacts'],
          at: 1,
        },
      },
      {
        words: 'Have all contacts exported, not one folder only. The file lies among your downloads.',
        picture: { frame: WINDOW, title: 'Export contacts', rows: ['All contacts'], at: 0, button: 'Export' },
      },
    ],
  },
  {
    id: 'google',
    name: 'Google Contacts',
    gives: 'A table, contacts.csv, with labels. Photos do not come along.',
    steps: [
      {
        words: 'Open contacts.google.com. Tick nobody, or everybody by the box above the list.',
        picture: { frame: WINDOW, title: 'Contacts', rows: ['All', 'None'], at: 0 },
      },
      {
        words: 'Look for Export: in the menu of three dots above the list, in some versions at the left.',
        picture: {
          frame: WINDOW,
          title: 'More actions',
          rows: ['Print', 'Export', 'Hide from contacts', 'Delete'],
          at: 1,
        },
      },
      {
        words: 'Have all contacts exported, as Google CSV: it holds the most. The file lies among your downloads.',
        picture: {
          frame: WINDOW,
          title: 'Export contacts',
          rows: ['Google CSV', 'Outlook CSV', 'vCard (for iOS Contacts)'],
          at: 0,
          button: 'Export',
        },
      },
    ],
  },
  {
    id: 'icloud',
    name: 'iCloud',
    gives: 'One vCard file (.vcf) with everything, photos as well.',
    steps: [
      {
        words: 'Open icloud.com/contacts and have all contacts shown, not one list.',
        picture: { frame: WINDOW, title: 'iCloud Contacts', rows: ['Lists', 'All Contacts', 'Family'], at: 1 },
      },
      {
        words: 'Click one contact in the list, then press Ctrl+A, on a Mac Cmd+A: all are marked.',
        picture: { frame: WINDOW, title: 'All Contacts', rows: ['Ada Lovelace', 'Mary Somerville', 'Ctrl + A'], at: 2 },
      },
      {
        words: 'Look for Export vCard: in the menu of the share sign, in older versions of the gear.',
        picture: { frame: WINDOW, title: 'Contacts', rows: ['Select All', 'Export vCard', 'Delete'], at: 1 },
      },
    ],
  },
  {
    id: 'iphone',
    name: 'iPhone',
    gives: 'One vCard file (.vcf). Needs iOS 16 or newer; otherwise go by iCloud.',
    steps: [
      {
        words: 'Open Contacts and go to your lists: Lists, at the top left.',
        picture: { frame: PHONE, title: '‹ Lists', rows: ['Ada Lovelace', 'Mary Somerville'] },
      },
      {
        words: 'Hold a finger on All Contacts until a menu opens, then tap Export.',
        picture: { frame: PHONE, title: 'All Contacts', rows: ['Email All', 'Message All', 'Export'], at: 2 },
      },
      {
        words: `Leave all fields on and tap Done, then Save to Files. ${FROM_A_PHONE}`,
        picture: { frame: PHONE, title: 'Share', rows: ['AirDrop', 'Save to Files'], at: 1 },
      },
    ],
  },
  {
    id: 'linkedin',
    name: 'LinkedIn',
    gives: 'A table, Connections.csv: names, companies, titles. E-mails only of those who allow it.',
    steps: [
      {
        words: 'On a computer click Me, then Settings & Privacy.',
        picture: { frame: WINDOW, title: 'Me', rows: ['View profile', 'Settings & Privacy', 'Help'], at: 1 },
      },
      {
        words: 'Choose Data privacy, then “Get a copy of your data”.',
        picture: {
          frame: WINDOW,
          title: 'Data privacy',
          rows: ['Manage your data', 'Get a copy of your data', 'Search history'],
          at: 1,
        },
      },
      {
        words: 'Choose “Want something in particular?”, tick Connections only, then Request archive.',
        picture: {
          frame: WINDOW,
          title: 'Get a copy of your data',
          rows: ['Articles', 'Connections', 'Invitations'],
          at: 1,
          button: 'Request archive',
        },
      },
      {
        words: 'Within minutes an e-mail brings the link. Unpack what it gives; Connections.csv is the file.',
        picture: { frame: WINDOW, title: 'Downloads', rows: ['Basic_LinkedInData.zip', 'Connections.csv'], at: 1 },
      },
    ],
  },
  {
    id: 'thunderbird',
    name: 'Thunderbird',
    gives: 'One vCard file (.vcf) with everything.',
    steps: [
      {
        words: 'Open the Address Book: its sign at the left edge, or Ctrl+Shift+B.',
        picture: { frame: WINDOW, title: 'Thunderbird', rows: ['Mail', 'Address Book', 'Calendar'], at: 1 },
      },
      {
        words:
          'Look for Export in the menu of the address book: the three dots beside its name, or a right click on it.',
        picture: {
          frame: WINDOW,
          title: 'Personal Address Book',
          rows: ['Properties', 'Print…', 'Export…', 'Delete'],
          at: 2,
        },
      },
      {
        words: 'As the type choose vCard, then Save. Do the same for each address book you have.',
        picture: {
          frame: WINDOW,
          title: 'Export Address Book',
          rows: ['Comma Separated', 'LDIF', 'vCard'],
          at: 2,
          button: 'Save',
        },
      },
    ],
  },
  {
    id: 'android',
    name: 'Android',
    gives: 'One vCard file (.vcf).',
    steps: [
      {
        words:
          'Open Contacts and look for what manages them: Organise, “Fix & manage”, or Manage contacts in the settings.',
        picture: { frame: PHONE, title: 'Contacts', rows: ['Contacts', 'Highlights', 'Organise'], at: 2 },
      },
      {
        words: 'Tap what exports to a file, and choose the account, or all of them.',
        picture: {
          frame: PHONE,
          title: 'Organise',
          rows: ['Merge & fix', 'Import from file', 'Export to file'],
          at: 2,
        },
      },
      {
        words: `Save it. ${FROM_A_PHONE}`,
        picture: { frame: PHONE, title: 'Downloads', rows: ['contacts.vcf'], at: 0, button: 'Save' },
      },
    ],
  },
];
