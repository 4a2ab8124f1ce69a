import type { Database } from './database';
import { SESSION_SETTINGS } from './session-settings';
import { sql } from './sql';

/**
 * Refuses to start behind a pooler whose sessions lack the settings: timestamps would have another time zone, and statements no time limit.
 * One connection is checked, because those of a pooler are alike.
 */
export async function expectSessionSettings(db: Database): Promise<void> {
  const names = Object.keys(SESSION_SETTINGS);
  const found = await db.rows(sql<{ name: string; value: string }>`
    SELECT name, current_setting(name) AS value FROM unnest(${names}::text[]) AS name`);
  const wrong = found.filter(({ name, value }) => value !== SESSION_SETTINGS[name]);
  if (wrong.length === 0) return;
  throw new Error(
    `Connections from the pooler have ${wrong.map(({ name, value }) => `${name} = ${value}`).join(', ')}: ` +
      'run `migrate run` with DATABASE_POOLER=transaction, then RECONNECT in the pooler.',
  );
}
