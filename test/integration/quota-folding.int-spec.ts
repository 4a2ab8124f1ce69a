import { aSavedUser, useDatabase } from '@test/database';
import { env } from '@app/config';
import { sql } from '@app/database';
import { QuotaAccountsRepository } from '@library/quota/quota-accounts.repository';
import { QuotaFoldingRepository } from '@library/quota/quota-folding.repository';
import { QuotaFoldingService } from '@library/quota/quota-folding.service';
import { Client } from 'pg';

const KEEP = 36;

describe('quota entries older than the retention', () => {
  const { source, db } = useDatabase();
  const folding = new QuotaFoldingService(new QuotaFoldingRepository(db));
  const accounts = new QuotaAccountsRepository(db);
  const [api, worker] = [new Client(env.DATABASE_URL), new Client(env.WORKER_DATABASE_URL)];
  beforeAll(() => Promise.all([api.connect(), worker.connect()]));
  afterAll(() => Promise.all([api.end(), worker.end()]));
  // This drops the partitions that earlier tests have left, which are empty by now.
  beforeEach(() => folding.fold(KEEP));

  const entered = (user_id: number, upload_id: string, [months_ago, step, used, reserved]: [number, string, number, number]) =>
    source.query(
      `INSERT INTO quota_entries (user_id, company_id, upload_id, step, used_delta, reserved_delta, created_at)
       VALUES ($1, 'sinfonia', $2, $3, $4, $5, date_trunc('month', now()) - make_interval(months => $6) + interval '14 days')`,
      [user_id, upload_id, step, used, reserved, months_ago],
    );
  const count = async (table: string) => (await source.query(`SELECT count(*) AS n FROM ${table}`))[0].n as number;
  const refusal = (statement: string, role = worker) => role.query(statement).then(() => 'none', (error: Error) => error.message); // prettier-ignore

  /** Adds a person who has stored 100 bytes, and released 30 of them a month ago. */
  async function aLedger() {
    const { id } = await aSavedUser(source);
    const [kept, gone] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    await entered(id, kept, [40, 'reserve', 0, 70]);
    await entered(id, kept, [40, 'commit', 70, -70]);
    await entered(id, gone, [40, 'reserve', 0, 30]);
    await entered(id, gone, [38, 'commit', 30, -30]);
    await entered(id, gone, [1, 'release', -30, 0]);
    await source.query("INSERT INTO user_quotas (user_id, limit_bytes, used_bytes) VALUES ($1, 1000, 70)", [id]); // prettier-ignore
    await source.query('SELECT make_partitions()');
    return { id, kept, gone, facts: sql`SELECT ${id}::int AS user_id, 'sinfonia' AS company_id, 70 AS used, 0 AS reserved` };
  }

  it('are folded into a balance per person and pool, and the sums hold', async () => {
    const { id, facts } = await aLedger();
    expect(await accounts.listUsersOff(facts)).toEqual([]);
    expect(await folding.fold(KEEP)).toBe(4);
    expect(await count('quota_entries')).toBe(1);
    const balances = await source.query('SELECT user_id, company_id, used_bytes, reserved_bytes FROM quota_opening_balances');
    expect(balances).toEqual([{ user_id: id, company_id: 'sinfonia', used_bytes: 100, reserved_bytes: 0 }]);
    expect(await accounts.listUsersOff(facts)).toEqual([]);
    expect(await accounts.gapsOf(id, facts)).toEqual([]);
    expect(await folding.fold(KEEP)).toBe(0);
  });

  it('are folded once by concurrent workers', async () => {
    const { facts } = await aLedger();
    const folded = await Promise.all(Array.from({ length: 4 }, () => folding.fold(KEEP)));
    expect(folded.reduce((a, b) => a + b)).toBe(4);
    expect(await accounts.listUsersOff(facts)).toEqual([]);
  });

  it('keep the steps of open uploads, and of ended ones until their end is as old', async () => {
    const { id, kept, gone } = await aLedger();
    await folding.fold(KEEP);
    for (const upload of [kept, gone]) await expect(entered(id, upload, [0, 'commit', 1, 0])).rejects.toThrow('quota_entries_once_key');
    await entered(id, kept, [37, 'release', 0, 0]);
    await source.query('SELECT make_partitions()');
    await folding.fold(KEEP);
    expect(await source.query('SELECT DISTINCT upload_id FROM quota_steps')).toEqual([{ upload_id: gone }]);
  });

  it('cannot be dropped by the roles of the apps, and neither can the balances', async () => {
    await aLedger();
    const [{ name }] = await source.query(
      `SELECT 'quota_entries_' || to_char(date_trunc('month', now()) - interval '1 month', 'YYYY_MM') AS name`,
    );
    expect(await refusal(`SELECT fold_quota_entries('${name}', 0)`)).toBe(`${name} is too young`);
    expect(await refusal(`SELECT fold_quota_entries('${name}', 0)`, api)).toBe('permission denied for function fold_quota_entries');
    expect(await refusal(`DROP TABLE partitions.${name}`)).toBe('permission denied for schema partitions');
    for (const table of ['quota_opening_balances', 'quota_steps'])
      for (const statement of [`DELETE FROM ${table}`, `UPDATE ${table} SET ${table === 'quota_steps' ? 'step' : 'used_bytes'} = NULL`])
        expect(await refusal(statement)).toBe(`permission denied for table ${table}`);
    expect(await count('quota_entries')).toBe(5);
  });
});
