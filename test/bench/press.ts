import { setPriority } from 'node:os';
import autocannon from 'autocannon';
import type { Pressure } from './load';

/** A process of its own, which yields to whatever is measured: it asks until it is told to end. */
const LEAST_PRIORITY = 19;
const LONGEST_S = 60;

setPriority(LEAST_PRIORITY);
process.once(
  'message',
  ({ url, asks, connections }: Pressure) => void autocannon({ url, requests: asks, connections, duration: LONGEST_S }),
);
