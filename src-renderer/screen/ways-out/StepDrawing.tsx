import type { StepPicture } from './ways-out';

const WIDTH = 232;
const HEIGHT = 132;
const BAR = 22;
const ROW = 20;
const PHONE_WIDTH = 150;
/** About the width of a letter of the title: the finger must not lie on the word that is tapped. */
const LETTER = 5.4;

/** A step as the program shows it, drawn. Its words say the same: nobody needs to see it. */
export function StepDrawing({ picture }: { readonly picture: StepPicture }) {
  const isPhone = picture.frame === 'phone';
  const width = isPhone ? PHONE_WIDTH : WIDTH - 1;
  const left = (WIDTH - width) / 2;
  return (
    <svg className="drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden>
      <rect className="drawing-frame" x={left} y={0.5} width={width} height={HEIGHT - 1} rx={isPhone ? 14 : 5} />
      <line className="drawing-line" x1={left} x2={left + width} y1={BAR + 0.5} y2={BAR + 0.5} />
      <text className="drawing-title" x={left + 12} y={15}>
        {picture.title}
      </text>
      {!isPhone && <path className="drawing-line" d={`M${left + width - 16} 8l6 6m0 -6l-6 6`} />}
      {picture.rows.map((row, index) => (
        <Row
          key={row}
          row={row}
          left={left}
          width={width}
          top={BAR + 5 + index * ROW}
          isChosen={index === picture.at}
          isPhone={isPhone}
        />
      ))}
      {picture.button && <Button words={picture.button} right={left + width - 10} />}
      {isPhone && picture.at === undefined && <Finger x={left + 24 + picture.title.length * LETTER} y={11} />}
    </svg>
  );
}

interface RowProps {
  readonly row: string;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly isChosen: boolean;
  readonly isPhone: boolean;
}

function Row({ row, left, width, top, isChosen, isPhone }: RowProps) {
  return (
    <>
      {isChosen && <rect className="drawing-chosen" x={left + 5} y={top} width={width - 10} height={ROW} rx={3} />}
      <text className={isChosen ? 'drawing-row is-chosen' : 'drawing-row'} x={left + 12} y={top + 14}>
        {row}
      </text>
      {isChosen && !isPhone && <Pointer x={left + width - 26} y={top + 9} />}
      {isChosen && isPhone && <Finger x={left + width - 18} y={top + 10} />}
    </>
  );
}

function Button({ words, right }: { readonly words: string; readonly right: number }) {
  // About the width of the words: text in a drawing cannot be measured before it is drawn.
  const width = words.length * 6.4 + 20;
  const top = HEIGHT - 28;
  return (
    <>
      <rect className="drawing-button" x={right - width} y={top} width={width} height={20} rx={4} />
      <text className="drawing-button-words" x={right - width / 2} y={top + 14} textAnchor="middle">
        {words}
      </text>
    </>
  );
}

/** The arrow of a mouse. */
function Pointer({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <path className="drawing-pointer" transform={`translate(${x} ${y})`} d="M0 0v13l3.4-3 2.4 5.2 2.2-1-2.4-5h4.6z" />
  );
}

/** Where a finger touches. */
function Finger({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle className="drawing-finger" cx={x} cy={y} r={7} />;
}
