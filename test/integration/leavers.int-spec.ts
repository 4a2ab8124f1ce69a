import { startWorker } from '@test/worker';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@test/app';
import { KEPT, WORD, leaverOf } from '@test/leaver';
import { nightsOf } from '@test/nights';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { log } from '@app/logging';
import { TOMBSTONE } from '@app/personal-data';

const NIGHT = [
  'anonymise_users',
  'purge_outbox',
  'purge_sessions',
  'purge_mail_files',
  'purge_idempotency_keys',
  'purge_files',
  'expire_uploads',
  'remove_left_attachments',
];
const AGED = new Date(Date.now() - 31 * 24 * 60 * 60 * 1_000);

describe('a person who left 30 days ago', () => {
  const api = startApi();
  const begin = leaverOf(api);
  const { atRest, night } = nightsOf(api);
  const lines: string[] = [];
  let worker: INestApplicationContext;

  beforeAll(() => {
    rmSync(env.DATA_DIR, { recursive: true, force: true });
    mkdirSync(env.DATA_DIR, { recursive: true });
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const)
      jest.spyOn(log, level).mockImplementation((...line: unknown[]) => void lines.push(JSON.stringify(line)));
  });
  // Once the tables are empty: the worker writes the rows of its scheduled tasks as it starts.
  beforeEach(async () => (worker = await startWorker()));
  afterEach(() => worker.close());

  /** The whole database, a line for each row. */
  async function database(): Promise<string> {
    const tables = await api.rows(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`);
    const rows: string[] = [];
    for (const { name } of tables as { name: string }[])
      for (const { row } of await api.rows(`SELECT t::text AS row FROM "${name}" t`)) rows.push(`${name}: ${row as string}`);
    return rows.join('\n');
  }
  const files = (): string[] =>
    readdirSync(env.DATA_DIR, { recursive: true, encoding: 'utf8' })
      .map((name) => join(env.DATA_DIR, name))
      .filter((name) => statSync(name).isFile());
  const disk = () =>
    files()
      .map((name) => `${name}: ${readFileSync(name, 'latin1').replace(/=\r\n/g, '')}`)
      .join('\n');
  const wordsIn = (text: string) => [...new Set(text.match(WORD))].sort();

  /** Everything that is there becomes a month older. */
  async function pass(mina: number): Promise<void> {
    await api.rows(`UPDATE users SET deactivated_at = deactivated_at - interval '31 days' WHERE id = ${mina}`);
    await api.rows(`UPDATE outbox SET finished_at = finished_at - interval '31 days', next_at = next_at - interval '31 days'`);
    await api.rows(`UPDATE files SET expires_at = expires_at - interval '31 days'`);
    await api.rows(`UPDATE failed_sign_ins SET since = since - interval '31 days'`);
    await api.rows(
      `UPDATE idempotency_keys SET created_at = created_at - interval '31 days', claimed_at = claimed_at - interval '31 days'`,
    );
    for (const name of files()) utimesSync(name, AGED, AGED);
  }

  it('leaves only work for the company: nothing in tables, files, mails or the log', async () => {
    const [admin, joon] = [await api.aSaved(Role.Admin, { email: 'anna@example.com', locale: 'en' }), await api.aSaved(Role.Mentee)];
    const mina = await begin(admin, joon);
    await atRest();
    const before = wordsIn(`${await database()}\n${disk()}`);
    expect(before.length).toBeGreaterThan(35);
    expect(wordsIn(disk())).toEqual(expect.arrayContaining(['zq-bytes', 'zq-name', 'zq-email']));

    expect((await api.as(admin).delete(`/api/v1/users/${mina.id}`)).status).toBe(204);
    await atRest();
    await pass(mina.id);
    await night(NIGHT);

    const [rows, bytes] = [await database(), disk()];
    const left = (text: string) => text.split('\n').filter((line) => [...line.matchAll(WORD)].length > 0);
    expect(left(rows)).toEqual([]);
    expect(left(bytes)).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    expect(left(lines.join('\n'))).toEqual([]);
    for (const secret of ['96536650', '2019-03-04', 'Europe/Warsaw', '010-9753-8642']) expect(rows).not.toContain(secret);
    for (const kept of KEPT) expect(rows).toContain(kept);
    expect(rows.split(TOMBSTONE).length - 1).toBeGreaterThanOrEqual(8);

    const [{ name, status }] = await api.rows(`SELECT name, status FROM users WHERE id = ${mina.id}`);
    expect([name, status]).toEqual(['Former member', 'anonymised']);
    const { body } = await api.as(admin).get('/api/v1/curricula');
    expect(body.results[0]).toMatchObject({ title: 'kept-curriculum', owner: { name: 'Former member' } });
    const [{ used_bytes, reserved_bytes }] = await api.rows(
      `SELECT used_bytes, reserved_bytes FROM user_quotas WHERE user_id = ${mina.id}`,
    );
    expect([used_bytes, reserved_bytes].map(Number)).toEqual([0, 0]);
  }, 180_000);

  it('leaves messages that the company keeps longer, and rows of an earlier version', async () => {
    const [mina, joon] = [await api.aSaved(Role.Mentee, { name: 'zq-mina' }), await api.aSaved(Role.Mentee, { name: 'zq-joon' })];
    await api.rows(`UPDATE companies SET settings = '{"keep_shared_words_days": 60}' WHERE id = 'sinfonia'`);
    const status = `status = 'deactivated', deactivated_at = now() - interval '31 days'`;
    await api.rows(`UPDATE users SET ${status} WHERE id = ${mina.id}`);
    await api.rows(`UPDATE users SET status = 'anonymised', deactivated_at = now() - interval '90 days' WHERE id = ${joon.id}`);
    for (const { id } of [mina, joon])
      await api.rows(`INSERT INTO memos (company_id, author_id, user_id, body, visibility)
        SELECT 'sinfonia', ${id}, ${(await api.aSaved(Role.Mentee)).id}, 'zq-shared', v FROM unnest('{private,admins}'::memo_visibility[]) v`);
    const memos = async (author: number) =>
      (await api.rows(`SELECT body FROM memos WHERE author_id = ${author} ORDER BY id`)).map(({ body }) => body as string);

    await night(NIGHT);
    expect([await memos(mina.id), await memos(joon.id)]).toEqual([['zq-shared'], [TOMBSTONE]]);
    expect(await api.rows(`SELECT DISTINCT name FROM users WHERE id IN (${mina.id}, ${joon.id})`)).toEqual([{ name: 'Former member' }]);
    await api.rows(`UPDATE users SET deactivated_at = now() - interval '61 days' WHERE id = ${mina.id}`);
    await night(NIGHT);
    expect(await memos(mina.id)).toEqual([TOMBSTONE]);
    const trail = await api.rows("SELECT action, resource_id, changes::text FROM audit_entries WHERE resource = 'user' ORDER BY id");
    expect(trail.map(({ action, resource_id }) => [action, Number(resource_id)])).toEqual(
      expect.arrayContaining([
        ['user.anonymise', mina.id],
        ['user.expire_words', mina.id],
        ['user.expire_words', joon.id],
      ]),
    );
    expect(JSON.stringify(trail)).not.toContain('zq-');
  }, 120_000);
});
