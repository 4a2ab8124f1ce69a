// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOST_RACES = new Set(['40001', '40P01']);
// Lost or refused connections, a server that is full or shutting down, and the network errors of Node.
const OUTAGES = /^(?:08...|53...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// pg reports these without a code.
const OUTAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed)/;

// SQLSTATE of a statement that is not prepared on this connection.
const UNKNOWN_STATEMENT = '26000';

interface Failure {
  readonly code?: unknown;
  /** The Postgres function that refused. */
  readonly routine?: unknown;
  readonly message?: string;
  readonly errors?: readonly unknown[];
}

const causeOf = (error: unknown): Failure | undefined => {
  const { driverError } = (error ?? {}) as { readonly driverError?: Failure };
  return driverError ?? (error as Failure | undefined);
};

/** True if Postgres rolled a transaction back because of a conflict with another one: a retry may succeed. */
export const isLostRace = (error: unknown): boolean => LOST_RACES.has(String(causeOf(error)?.code));

/**
 * True if a prepared statement is unknown, or was prepared before a migration: "cached plan must not change result type", which has no code
 * of its own. Nothing was executed, and preparing it again may succeed.
 */
export function isOutOfDate(error: unknown): boolean {
  const { code, routine } = causeOf(error) ?? {};
  return code === UNKNOWN_STATEMENT || routine === 'RevalidateCachedQuery';
}

/** True if Postgres is down, shutting down, or too busy to answer in time: the statement itself is not at fault. */
export function isOutage(error: unknown): boolean {
  const { code, message = '', errors = [] } = causeOf(error) ?? {};
  return OUTAGES.test(String(code)) || OUTAGE.test(message) || errors.some((one) => isOutage(one));
}
