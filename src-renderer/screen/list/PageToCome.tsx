import { useKeysToCome } from '../frame/use-plain-keys';

/** Where the page of a record stands in a moment. What is pressed before that acts on it. */
export function PageToCome({ page }: { readonly page: string }) {
  useKeysToCome(page);
  return <div className="detail-page" />;
}
