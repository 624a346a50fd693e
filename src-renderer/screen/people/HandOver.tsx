import { Modal } from '@mantine/core';
import { encode } from 'uqr';

import type { PersonId } from '../../../src-shared/ids';
import { sayError } from '../../look';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

const QUIET_MODULES = 4;

/** One person as a QR code, for a phone held to the screen: nothing is sent. */
export function HandOver({ id, name, onClose }: { id: PersonId; name: string; onClose: () => void }) {
  const { value, error } = useLive(`hand over ${id}`, () => vault.handOver({ id }), ['people']);
  return (
    <Modal opened onClose={onClose} title={`Hand over ${name}`} size={360}>
      {error && <p>{sayError(error)}</p>}
      {value && <QrCode text={value.vcard} label={`QR code with the card of ${name}`} />}
      <p className="quiet">Point a phone’s camera at it. It holds the name, client, title, e-mails and phones.</p>
    </Modal>
  );
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
