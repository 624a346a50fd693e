import { READ, WRITTEN, type Gauges } from './tasks';

/** What the work in a thread is counted with. */
export interface Meter {
  /** Another file or folder was looked at. */
  readonly step: () => void;
  readonly wrote: (bytes: number) => void;
  readonly read: (bytes: number) => void;
}

export const createMeter = ({ progress, traffic }: Gauges): Meter => ({
  step: () => {
    Atomics.add(progress, 0, 1);
  },
  wrote: (bytes) => {
    Atomics.add(traffic, WRITTEN, BigInt(bytes));
  },
  read: (bytes) => {
    Atomics.add(traffic, READ, BigInt(bytes));
  },
});
