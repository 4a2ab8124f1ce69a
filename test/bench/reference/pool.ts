import { Pool, types } from 'pg';
import { settings } from './settings';

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const BIGINT = 20;

types.setTypeParser(TIMESTAMPTZ, (text) => `${text.replace(' ', 'T')}:00`);
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(BIGINT, Number);

/** Statements are named, and so prepared once per connection; they are not pipelined: each is awaited before the next, as `pg` does by default. */
export const pool = new Pool({
  connectionString: settings.DATABASE_URL,
  options: '-c timezone=UTC',
  application_name: 'reference',
  min: 10,
  max: 30,
  connectionTimeoutMillis: 2_000,
});
