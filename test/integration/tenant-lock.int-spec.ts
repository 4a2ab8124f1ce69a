import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { Role, SessionRightsCache } from '@app/auth';
import { env } from '@app/config';
import { currentContext, withContext } from '@app/context';
import { Database, sql } from '@app/database';
import { Handles, type JobDefinition, type PayloadOf, defineJob } from '@app/jobs';
import { Outbox, QueueName } from '@app/outbox';
import { Handlers } from '../../libs/platform/queues/src/handlers';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { startApi } from '@test/app';
import { empty } from '@test/database';
import { eventually } from '@test/eventually';
import { startWorker } from '@test/worker';
import { Client } from 'pg';

const INSUFFICIENT_PRIVILEGE = '42501';

describe('the row level security of transactions', () => {
  const api = startApi();
  const db = (): Database => api.app().get(Database, { strict: false });
  /** Does `work` as in a request of a caller of Sinfonia. */
  const ofSinfonia = <T>(work: () => Promise<T>): Promise<T> => withContext({ request_id: 'lock', reach: ['sinfonia'] }, work);
  const names = () => db().rows(sql<{ name: string }>`SELECT name FROM departments ORDER BY id`);

  beforeEach(() => api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings'), ('elsewhere', 'Brass')"));

  it('covers every table with a company_id, and lets platform-wide access through', async () => {
    const unlocked = await api.rows(`
      SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (NOT c.relrowsecurity OR 2 <> (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polwithcheck IS NOT NULL))`);
    expect(unlocked).toEqual([]);
  });

  it('hides rows of other companies from a service that forgets its scope', async () => {
    expect(await ofSinfonia(() => db().transaction(names))).toEqual([{ name: 'Strings' }]);
    // A statement that runs alone has its scope in its text, as the snapshots of all statements show.
    expect(await ofSinfonia(names)).toEqual([{ name: 'Strings' }, { name: 'Brass' }]);
  });

  it('blocks inserts, updates and deletes in another company', async () => {
    const changed = await ofSinfonia(() =>
      db().transaction(() => db().rows(sql`UPDATE departments SET name = name || '!' RETURNING name`)),
    );
    expect(changed).toEqual([{ name: 'Strings!' }]);
    const added = ofSinfonia(() =>
      db().transaction(() => db().rows(sql`INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Choir')`)),
    );
    await expect(added).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    const moved = ofSinfonia(() => db().transaction(() => db().rows(sql`UPDATE departments SET company_id = 'elsewhere'`)));
    await expect(moved).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    expect(await ofSinfonia(() => db().transaction(() => db().rows(sql`DELETE FROM departments RETURNING 1`)))).toHaveLength(1);
    expect(await api.rows('SELECT name FROM departments')).toEqual([{ name: 'Brass' }]);
  });

  it('returns no rows without a named company, not even rows without one', async () => {
    await api.aSaved(Role.Mentee, { company_id: null });
    const people = () => db().rows(sql`SELECT id FROM users`);
    expect(currentContext()).toBeUndefined();
    expect(await db().transaction(async () => [...(await names()), ...(await people())])).toEqual([]);
    expect(await db().transaction(people, [null])).toHaveLength(1);
    expect(await db().transaction(people, ['sinfonia'])).toHaveLength(0);
  });

  it('refuses an inner transaction that names more companies', async () => {
    const joined = (reach: readonly (string | null)[]) => db().transaction(() => db().transaction(names, reach), ['sinfonia', null]);
    await expect(joined(['elsewhere'])).rejects.toThrow('A transaction of [sinfonia,none] is joined by one of [elsewhere].');
    expect(await joined(['sinfonia'])).toEqual([{ name: 'Strings' }]);
  });

  it('treats an id that looks like a list as no company', async () => {
    expect(await db().transaction(names, ['sinfonia,elsewhere'])).toEqual([]);
    expect(await db().transaction(names, ["x'; RESET ROLE; --"])).toEqual([]);
  });

  it('ends with the transaction on commit and on rollback', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      const work = ofSinfonia(() => db().transaction(() => (end === 'COMMIT' ? names() : Promise.reject(new Error('undone')))));
      await work.catch(() => undefined);
      const after = await db().row(
        sql`SELECT current_user::text AS who, nullif(current_setting('tutti.companies', true), '') AS companies`,
      );
      expect([end, after]).toEqual([end, { who: 'tutti_app', companies: null }]);
    }
  });

  it('keeps earlier rows visible to a person who has joined a company', async () => {
    const mina = await api.aSaved(Role.Mentee, { company_id: null });
    const { id } = (await api.as(mina).post('/api/v1/setlists', { title: 'Before' })).body;
    await api.rows(`UPDATE users SET company_id = 'sinfonia' WHERE id = ${mina.id}`);
    api.app().get(SessionRightsCache, { strict: false }).forget();
    expect(await api.as(mina).patch(`/api/v1/setlists/${id}`, { title: 'After' })).toMatchObject({ status: 200, body: { title: 'After' } });
  });

  it('cannot be lifted by the login of the api, but by that of the worker', async () => {
    await expect(db().transaction(names, 'across')).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    await expect(db().rows(sql`SET ROLE tutti_across`)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    const worker = new Client(env.WORKER_DATABASE_URL);
    await worker.connect();
    await worker.query('BEGIN; SET LOCAL ROLE tutti_across');
    expect((await worker.query('SELECT name FROM departments')).rowCount).toBe(2);
    await worker.end();
  });
});

const Trespass = defineJob<{ department_id: number }>(QueueName.Default, 'test_trespass');
const TrespassOutside = defineJob<{ department_id: number }>(QueueName.Default, 'test_trespass_outside', { outside: true });
const Oversee = defineJob<{ department_id: number }>(QueueName.Default, 'test_oversee', { across: true });

@Injectable()
class Trespassers {
  constructor(private readonly db: Database) {}

  @Handles(Trespass)
  trespass({ department_id }: PayloadOf<typeof Trespass>): Promise<object[]> {
    return this.db.rows(sql`UPDATE departments SET name = 'Taken' WHERE id = ${department_id} RETURNING id`);
  }

  @Handles(TrespassOutside)
  outside(payload: PayloadOf<typeof Trespass>): Promise<object[]> {
    return this.db.transaction(() => this.trespass(payload));
  }

  @Handles(Oversee)
  oversee(payload: PayloadOf<typeof Trespass>): Promise<object[]> {
    return this.trespass(payload);
  }
}

@Module({ imports: [WorkerModule], providers: [Trespassers] })
class TestWorkerModule {}

describe('a job of a company', () => {
  let worker: INestApplicationContext;
  const db = () => worker.get(Database);
  beforeAll(async () => (worker = await startWorker(TestWorkerModule)));
  afterAll(() => worker.close());
  beforeEach(async () => {
    await empty();
    const departments = sql`INSERT INTO departments (id, company_id, name) VALUES (71, 'sinfonia', 'Strings'), (72, 'elsewhere', 'Brass')`;
    await db().rows(departments);
  });

  /** The effect of a job of Sinfonia on a department. */
  async function outcome(job: JobDefinition, department_id: number): Promise<unknown> {
    const put = () => worker.get(Outbox).add({ ...job, payload: { department_id } });
    const { id } = await db().transaction(put, ['sinfonia', null]);
    const row = () =>
      db().row(sql<{ reach: string[]; result: unknown }>`SELECT reach, result FROM outbox WHERE id = ${id} AND finished_at IS NOT NULL`);
    await eventually(async () => (await row()) !== undefined);
    expect((await row())?.reach).toEqual(['-', 'sinfonia', '']);
    return (await row())?.result;
  }

  it.each([Trespass, TrespassOutside])('changes no row of another company, whatever row it names ($name)', async (job) => {
    expect(await outcome(job, 71)).toEqual([{ id: 71 }]);
    expect(await outcome(job, 72)).toEqual([]);
    expect(await db().rows(sql`SELECT name FROM departments ORDER BY id`)).toEqual([{ name: 'Taken' }, { name: 'Brass' }]);
  });

  it('reaches all companies if it is declared so', async () => {
    expect(await outcome(Oversee, 72)).toEqual([{ id: 72 }]);
  });

  it('is platform-wide only if listed in test/architecture/stored-names.json', () => {
    const handlers = worker.get(Handlers);
    const across = handlers.names.filter((name) => handlers.of(name)!.definition.across && !name.startsWith('test_'));
    expect(across).toEqual(['send_password_reset']);
  });
});
