import { QueryFailedError } from 'typeorm';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOST_RACES = new Set(['40001', '40P01']);
const OUTAGES = new Set([
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
// pg reports these without a code.
const OUTAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed)/;

interface Failure {
  readonly code?: unknown;
  readonly message?: string;
  readonly errors?: readonly unknown[];
}

const causeOf = (error: unknown): Failure => (error instanceof QueryFailedError ? error.driverError : error) as Failure;

/** Whether Postgres undid a transaction for the sake of another one: done again, it may well succeed. */
export const isLostRace = (error: unknown): boolean => LOST_RACES.has(String(causeOf(error)?.code));

const isOutageCode = (code: string): boolean => OUTAGES.has(code) || code.startsWith('08');

/** Whether Postgres is away, shutting down, or too busy to answer in time: nothing is wrong with the question. */
export function isOutage(error: unknown): boolean {
  const { code, message = '', errors = [] } = causeOf(error) ?? {};
  return isOutageCode(String(code)) || OUTAGE.test(message) || errors.some((one) => isOutage(one));
}
