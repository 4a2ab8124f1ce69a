import { LONG } from './statement-limits';

/**
 * Settings of every session of the apps, as Postgres prints them. A connection sends them when it starts; behind a pooler, the role has
 * them.
 */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  timezone: 'UTC',
  statement_timeout: `${LONG.server / 1_000}s`,
  idle_in_transaction_session_timeout: '1min',
  // A random page of a solid-state disk costs hardly more than the next one. By the default, 4, Postgres prefers whole tables to indexes.
  random_page_cost: '1.1',
  // Statements end within milliseconds, and compiling one would take longer than that.
  jit: 'off',
};

/** The settings as the start-up parameter `options`. */
export const asStartUpOptions = Object.entries(SESSION_SETTINGS)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');
