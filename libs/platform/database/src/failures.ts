// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOST_RACES = new Set(['40001', '40P01']);
// Connections that end or cannot be had, a server without room or on its way out, and how Node says that nobody is there.
const OUTAGES = /^(?:08...|53...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// pg reports these without a code.
const OUTAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed)/;

// SQLSTATE of a statement that is not prepared on this connection.
const UNKNOWN_STATEMENT = '26000';

interface Failure {
  readonly code?: unknown;
  /** The function of Postgres that refused. */
  readonly routine?: unknown;
  readonly message?: string;
  readonly errors?: readonly unknown[];
}

const causeOf = (error: unknown): Failure | undefined => {
  const { driverError } = (error ?? {}) as { readonly driverError?: Failure };
  return driverError ?? (error as Failure | undefined);
};

/** Whether Postgres undid a transaction for the sake of another one: done again, it may well succeed. */
export const isLostRace = (error: unknown): boolean => LOST_RACES.has(String(causeOf(error)?.code));

/**
 * Whether Postgres does not have a prepared statement any more, or has it as the tables were before a migration: "cached plan must not
 * change result type", which has no code of its own. Nothing has been done, and parsed anew it may well succeed.
 */
export function isOutOfDate(error: unknown): boolean {
  const { code, routine } = causeOf(error) ?? {};
  return code === UNKNOWN_STATEMENT || routine === 'RevalidateCachedQuery';
}

/** Whether Postgres is away, shutting down, or too busy to answer in time: nothing is wrong with the question. */
export function isOutage(error: unknown): boolean {
  const { code, message = '', errors = [] } = causeOf(error) ?? {};
  return OUTAGES.test(String(code)) || OUTAGE.test(message) || errors.some((one) => isOutage(one));
}
