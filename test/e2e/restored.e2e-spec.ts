import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { eventually } from '@test/eventually';
import { type DemoSignIn, Installation } from '@test/installation';
import { theScore } from '@test/scores';
import { removeHome } from '@test/starter';

jest.setTimeout(240_000);

const WITHIN_MS = 60_000;

type Person = Awaited<ReturnType<Installation['signedIn']>>;

describe('an installation restored elsewhere', () => {
  const [old, restored] = [new Installation(), new Installation()];
  const backups = mkdtempSync(join(tmpdir(), 'tutti-backups-'));
  const score = theScore('minuet');
  let accounts: DemoSignIn[];
  const accountOf = (name: string) => accounts.find(({ email }) => email.startsWith(`${name}@`))!;

  /** Facts from before the backup. */
  let before: { score_id: number; quota: object; sealed: number; task: number; tasks: number[] };
  let writes = 0;
  let factor: { secret: string; code: string };

  const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) });

  async function aSecondFactor(person: Person): Promise<{ secret: string; code: string }> {
    const { secret } = (await person.post('/auth/totp')).body;
    const code = codeOf(secret);
    expect((await person.post('/auth/totp/confirm', { code })).status).toBe(200);
    return { secret, code };
  }

  /** Creates a person's own task. */
  const write = async (person: Person, title: string) => {
    const { body: me } = await person.get('/auth/me');
    return person.post('/tasks', { title, assignee_id: me.id, due_at: '2030-01-15T10:00:00+00:00' });
  };
  const tasksOf = async (person: Person, ids: readonly number[]): Promise<{ title: string }[]> =>
    (await person.get(`/tasks?ids=${ids.join()}`)).body.results;

  async function aScore(person: Person): Promise<number> {
    const { body: announced } = await person.post('/files/upload-url', {
      filename: 'minuet.pdf',
      mime_type: 'application/pdf',
      size: score.length,
    });
    await old.put(announced, score);
    const { body } = await person.post('/scores', { title: '미뉴에트', upload_id: announced.upload_id });
    await eventually(async () => (await person.get(`/scores/${body.id}`)).body.thumbnail_url !== null, WITHIN_MS);
    return body.id as number;
  }

  async function sealedIn(admin: Person): Promise<{ ok: boolean; sealed: number; unsealed: number }> {
    const { body: job } = await admin.post('/audit/verify', { whole: true });
    await eventually(async () => (await admin.get(`/jobs/${job.id}`)).body.status === 'finished', WITHIN_MS);
    return (await admin.get('/audit/verify')).body;
  }

  beforeAll(async () => {
    await old.start();
    accounts = JSON.parse(readFileSync(join(old.home, 'demo-accounts.json'), 'utf8'));
    const [mina, anna] = [await old.signedIn(accountOf('mina')), await old.signedIn(accountOf('anna'))];
    factor = await aSecondFactor(await old.signedIn(accountOf('jonas')));
    const score_id = await aScore(mina);
    const tasks: number[] = [];
    for (const n of [1, 2, 3]) tasks.push((await write(mina, `Task ${n}`)).body.id);
    // The job is for later, so that it still waits when the backup is made.
    await old.inDatabase((client) =>
      client.query(
        `INSERT INTO outbox (queue, name, payload, next_at) VALUES ('default', 'send_email',
         '{"to": "mina@sinfonia.example", "subject": "Later", "body": "Once"}', now() + interval '1 day')`,
      ),
    );
    await eventually(async () => (await sealedIn(anna)).unsealed === 0, WITHIN_MS);
    before = { score_id, quota: (await mina.get('/quota')).body, sealed: (await sealedIn(anna)).sealed, task: Math.max(...tasks), tasks };

    let over = false;
    const writing = (async () => {
      for (; !over; writes++, await sleep(20)) await write(mina, `While it is being made ${writes}`);
    })();
    const made = await old.cli('backup', backups);
    over = true;
    await writing;
    expect(made).toMatchObject({ code: 0 });
    await old.stop();

    const [name] = readdirSync(backups);
    expect(await restored.cli('restore', join(backups, name!))).toMatchObject({ code: 0 });
    await restored.inDatabase((client) => client.query("UPDATE outbox SET next_at = now() WHERE payload->>'subject' = 'Later'"));
    await restored.start();
  });
  afterAll(async () => {
    await Promise.all([old.stop(), restored.stop()]);
    for (const { home } of [old, restored]) removeHome(home);
    rmSync(backups, { recursive: true });
  });

  it('signs in every user who could sign in before', async () => {
    for (const account of accounts.filter(({ email }) => !email.startsWith('jonas@')))
      expect((await (await restored.signedIn(account)).get('/auth/me')).body).toMatchObject({ email: account.email });
    expect(existsSync(join(restored.home, 'demo-accounts.json'))).toBe(false);
  });

  it('requires the second factor of a user, and accepts it', async () => {
    const { challenge } = (await restored.signIn(accountOf('jonas'))).body;
    // Each code is accepted once.
    while (codeOf(factor.secret) === factor.code) await sleep(500);
    const { status } = await restored.send('POST', '/auth/totp/verify', {}, { challenge, code: codeOf(factor.secret) });
    expect(status).toBe(200);
  });

  it('has every file byte for byte, with its renderings', async () => {
    const mina = await restored.signedIn(accountOf('mina'));
    const { body } = await mina.get(`/scores/${before.score_id}/download`);
    expect((await restored.bytesAt(body.download_url)).equals(score)).toBe(true);
    const { thumbnail_url } = (await mina.get(`/scores/${before.score_id}`)).body;
    expect((await restored.bytesAt(thumbnail_url)).subarray(8, 12).toString()).toBe('WEBP');
  });

  it('has the same used quota, equal to its ledger', async () => {
    const mina = await restored.signedIn(accountOf('mina'));
    expect((await mina.get('/quota')).body).toEqual(before.quota);
    const sums = await restored.inDatabase(
      async (client) =>
        (
          await client.query(`SELECT (SELECT sum(used_bytes)::int FROM user_quotas) AS used,
            (SELECT sum(used_delta)::int FROM quota_entries) AS ledger, (SELECT sum(size_bytes)::int FROM stored_objects) AS stored`)
        ).rows[0],
    );
    // Those of the demo data are there, too.
    expect(sums.stored).toBeGreaterThan(score.length);
    expect(sums).toEqual({ used: sums.stored, ledger: sums.stored, stored: sums.stored });
  });

  it('has everything from before the backup, and a consistent part of concurrent writes', async () => {
    const mina = await restored.signedIn(accountOf('mina'));
    const titles = (await tasksOf(mina, before.tasks)).map(({ title }) => title);
    expect(titles.sort()).toEqual(['Task 1', 'Task 2', 'Task 3']);
    expect(writes).toBeGreaterThan(0);
  });

  it('continues the audit log: old and new entries are sealed and verify', async () => {
    const anna = await restored.signedIn(accountOf('anna'));
    await eventually(async () => {
      const { ok, sealed, unsealed } = await sealedIn(anna);
      return ok && sealed > before.sealed && unsealed === 0;
    }, WITHIN_MS);
  });

  it('never assigns an id twice', async () => {
    const { status, body } = await write(await restored.signedIn(accountOf('mina')), 'Tune');
    expect(status).toBe(201);
    expect(body.id).toBeGreaterThan(before.task + 1_000);
  });

  it('runs pending jobs once, and no finished one', async () => {
    const mails = () => (existsSync(join(restored.home, 'mail')) ? readdirSync(join(restored.home, 'mail')) : []);
    const later = () => mails().filter((name) => readFileSync(join(restored.home, 'mail', name), 'utf8').includes('Subject: Later'));
    await eventually(async () => later().length > 0, WITHIN_MS);
    await sleep(1_000);
    expect(later()).toHaveLength(1);
  });
});
