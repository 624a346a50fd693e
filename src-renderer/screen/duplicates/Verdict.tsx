import { SealCheckIcon } from '@phosphor-icons/react/dist/csr/SealCheck';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

interface Props {
  readonly isCertain: boolean;
  /** What speaks against it, in sentences. */
  readonly against: readonly string[];
}

export function Verdict({ isCertain, against }: Props) {
  if (isCertain)
    return (
      <p className="duplicate-verdict" data-certain>
        <SealCheckIcon size={16} aria-hidden />
        Certain: nobody else has what they have in common.
      </p>
    );
  return against.map((sentence) => (
    <p key={sentence} className="duplicate-verdict">
      <WarningIcon size={16} aria-hidden />
      {sentence}
    </p>
  ));
}
