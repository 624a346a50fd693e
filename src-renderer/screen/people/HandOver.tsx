import { encode } from 'uqr';

import type { PersonId } from '../../../src-shared/ids';
import { sayError } from '../../look';
import { Dialog } from '../frame/Dialog';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

const QUIET_MODULES = 4;

interface Props {
  readonly id: PersonId;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One person as a QR code, for a phone held to the screen: nothing is sent. */
export function HandOver({ id, name, isOpen, onClose }: Props) {
  return (
    // Always there, open or not: what is made open does not give the focus back to the list.
    <Dialog opened={isOpen} onClose={onClose} title={`Hand over ${name}`} size={360}>
      <Card id={id} name={name} />
      <p className="quiet">Point a phone’s camera at it. It holds the name, client, title, e-mails and phones.</p>
    </Dialog>
  );
}

function Card({ id, name }: Pick<Props, 'id' | 'name'>) {
  const { value, error } = useLive(`hand over ${id}`, () => vault.handOver({ id }), ['people']);
  if (error) return <p>{sayError(error)}</p>;
  return value && <QrCode text={value.vcard} label={`QR code with the card of ${name}`} />;
}

function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = encode(text, { ecc: 'L', border: QUIET_MODULES });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
