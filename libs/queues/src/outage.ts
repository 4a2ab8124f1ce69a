// Connections that end or cannot be had, a server without room or on its way out, and lost races.
const CODES = /^(?:08...|53...|57P0.|40001|40P01|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;
// What the driver says by itself carries no code.
const WORDS = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether Postgres was not there, and the job has had no chance: no attempt was made, so none is counted. */
export function isOutage(error: unknown): boolean {
  const { code, message = '', driverError } = (error ?? {}) as { code?: unknown; message?: string; driverError?: unknown };
  return (typeof code === 'string' && CODES.test(code)) || WORDS.test(message) || (driverError !== undefined && isOutage(driverError));
}
