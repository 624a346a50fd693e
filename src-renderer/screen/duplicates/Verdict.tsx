import { SealCheckIcon } from '@phosphor-icons/react/dist/csr/SealCheck';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

interface Props {
  /** Why it is certain; undefined where it is asked. */
  readonly certain: string | undefined;
  /** What speaks against it, in sentences. */
  readonly against: readonly string[];
}

export function Verdict({ certain, against }: Props) {
  if (certain !== undefined)
    return (
      <p className="duplicate-verdict" data-certain>
        <SealCheckIcon size={16} aria-hidden />
        {certain}
      </p>
    );
  return against.map((sentence) => (
    <p key={sentence} className="duplicate-verdict">
      <WarningIcon size={16} aria-hidden />
      {sentence}
    </p>
  ));
}
