import { startWorker } from '@test/worker';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { aSavedUser, empty } from '@test/database';
import { eventually } from '@test/eventually';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { Database } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { UserRegistered } from '@organisation/users';
import { DataSource } from 'typeorm';
import { SendPasswordReset } from '@identity/credentials/credentials.jobs';

const EMAIL = 'mina@example.com';

describe('a mailed secret', () => {
  let worker: INestApplicationContext;
  let source: DataSource;
  const folder = join(env.DATA_DIR, 'mail');
  const mails = (): string[] => {
    try {
      return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8').replace(/=\r\n/g, ''));
    } catch {
      return [];
    }
  };
  const tokenIn = (mail: string) => /token=(?:3D)?([\w-]{43})/.exec(mail)?.[1] ?? 'none';
  const leave = (work: () => void) => worker.get(Database).transaction(() => Promise.resolve(work()));

  beforeAll(async () => {
    worker = await startWorker();
    source = worker.get(DataSource);
  });
  beforeEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await empty();
  });
  afterAll(() => worker.close());

  it.each(['a registration', 'a forgotten password'])('appears in the mail after %s and nowhere else once that is sent', async (what) => {
    const { id } = await aSavedUser(source, { role: Role.Mentee, email: EMAIL, locale: 'en', email_verified_at: null });
    await leave(() =>
      what === 'a registration'
        ? worker.get(Events).publish(UserRegistered, { user_id: id, company_id: null })
        : worker.get(Jobs).enqueue(SendPasswordReset, { email: EMAIL }),
    );
    const sent = async () =>
      mails().length === 1 && (await source.query<object[]>('SELECT FROM outbox WHERE finished_at IS NULL')).length === 0;
    await eventually(sent);
    expect(mails()[0]).toContain(`To: ${EMAIL}`);
    const token = tokenIn(mails()[0]!);
    expect(token).toHaveLength(43);
    const kept = await source.query<object[]>(`
      SELECT payload::text, result::text, error FROM outbox UNION ALL SELECT changes::text, action, resource_id FROM audit_entries
      UNION ALL SELECT m::text, '', '' FROM mailed_secrets m`);
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(await source.query("SELECT payload FROM outbox WHERE queue <> 'events'"))).not.toContain(EMAIL);
  });
});
