/** Groups to be read out and compared. */
export function Fingerprint({ groups }: { readonly groups: readonly string[] }) {
  return (
    <p className="fingerprint mono">
      {groups.map((group, index) => (
        // Groups may be alike, and never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>{group} </span>
      ))}
    </p>
  );
}
