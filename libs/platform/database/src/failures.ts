// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOST_RACES = new Set(['40001', '40P01']);
// Connections that end or cannot be had, a server without room or on its way out, and how Node says that nobody is there.
const OUTAGES = /^(?:08...|53...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// pg reports these without a code.
const OUTAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed)/;

interface Failure {
  readonly code?: unknown;
  readonly message?: string;
  readonly errors?: readonly unknown[];
}

const causeOf = (error: unknown): Failure | undefined => {
  const { driverError } = (error ?? {}) as { readonly driverError?: Failure };
  return driverError ?? (error as Failure | undefined);
};

/** Whether Postgres undid a transaction for the sake of another one: done again, it may well succeed. */
export const isLostRace = (error: unknown): boolean => LOST_RACES.has(String(causeOf(error)?.code));

/** Whether Postgres is away, shutting down, or too busy to answer in time: nothing is wrong with the question. */
export function isOutage(error: unknown): boolean {
  const { code, message = '', errors = [] } = causeOf(error) ?? {};
  return OUTAGES.test(String(code)) || OUTAGE.test(message) || errors.some((one) => isOutage(one));
}
