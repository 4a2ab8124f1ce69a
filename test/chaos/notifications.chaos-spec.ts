import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { useDatabase } from '@test/database';
import { SMTPServer } from 'smtp-server';
import { redisIn } from '../../apps/up/src/redis';
import type { Store } from '../../apps/up/src/store';
import { WorkerProcess } from './worker-process';

// Workers start anew after each kill, so that even the short form takes a minute: a whole run leaves it out.
const long = process.env.CHAOS === 'long';
const PEOPLE = Number(process.env.PEOPLE ?? (long ? 10_000 : 300));
const BATCH = 500;
const KILLS = long ? 10 : 3;
/** A kill comes at a random moment of this time. */
const WITHIN_MS = 2_000;
/** Between two runs of the schedule, which is every hour in life. */
const SCHEDULE_EVERY_MS = long ? 60_000 : 10_000;
const DONE_WITHIN_MS = long ? 3_600_000 : 240_000;

jest.setTimeout(DONE_WITHIN_MS + 120_000);

interface Received {
  readonly to: string;
  readonly id: string;
}

describe('reminders by mail', () => {
  const { source } = useDatabase();
  const home = mkdtempSync(join(tmpdir(), 'chaos-'));
  const received: Received[] = [];
  let redis: Store;
  let server: SMTPServer;
  let workers: WorkerProcess[];

  beforeAll(async () => {
    redis = redisIn(home);
    await redis.start();
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, { envelope }, done) {
        let text = '';
        stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        stream.on('end', () => {
          // The mail has arrived, though its sender may be killed before it hears of that.
          received.push({ to: envelope.rcptTo[0]!.address, id: /^Message-ID: <notification-(\d+)@/im.exec(text)![1]! });
          setTimeout(done, Math.random() * 20);
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    const settings = { DATABASE_URL: process.env.WORKER_DATABASE_URL!, REDIS_URL: redis.url, DATA_DIR: home, MAIL: 'smtp', SMTP_URL };
    workers = [1, 2].map(() => new WorkerProcess(settings));
    workers.forEach((worker) => worker.start());
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await redis.stop(0);
    rmSync(home, { recursive: true, force: true });
  });

  const count = async (from: string) => Number((await source.query(`SELECT count(*) AS n FROM ${from}`))[0].n);

  /** One task for each person, which is due within a day. In this company every day is a workday, and everybody wants mails at once. */
  async function assign(): Promise<void> {
    await source.query(`UPDATE companies SET settings = settings || '{"weekend": []}' WHERE id = 'sinfonia'`);
    for (let from = 1; from <= PEOPLE; from += BATCH) await assignTo(from, Math.min(PEOPLE, from + BATCH - 1));
  }

  async function assignTo(from: number, until: number): Promise<void> {
    await source.query(`
      WITH people AS (
        INSERT INTO users (email, name, role, company_id, email_verified_at)
        SELECT 'p' || n || '@example.com', 'Person ' || n, 'mentee', 'sinfonia', now() FROM generate_series(${from}, ${until}) n RETURNING id
      ), chosen AS (
        INSERT INTO notification_preferences (user_id, type, channel, mode) SELECT id, 'task.due_soon', 'mail', 'immediate' FROM people
      )
      INSERT INTO tasks (company_id, title, status, assignee_id, due_at)
      SELECT 'sinfonia', 'Task of ' || id, 'todo', id, now() + interval '20 hours' FROM people`);
  }

  /** Lets the schedule run again, as it does every hour. */
  const remind = () => source.query(`UPDATE scheduled_tasks SET next_at = now() WHERE name = 'remind_of_due_tasks'`);
  /** Mails of today are sent before nine, too. */
  const passTime = () =>
    source.query(`UPDATE notification_deliveries SET due_at = now() WHERE status = 'planned' AND mail_id IS NULL AND due_at > now()`);
  /** Mails that have ended. Those that are suppressed have a reason. */
  const ended = () => count(`notification_deliveries WHERE channel = 'mail' AND status IN ('sent', 'failed') AND reason IS NULL`);

  it('arrive once for everybody, or are accounted for, though two workers are killed at random', async () => {
    await assign();
    const began = Date.now();
    let [kills, reminded] = [0, 0];
    for (let done = 0; done < PEOPLE; done = await ended()) {
      if (Date.now() > began + DONE_WITHIN_MS) throw new Error(`Only ${done} of ${PEOPLE} mails have ended.`);
      if (Date.now() > reminded + SCHEDULE_EVERY_MS) {
        await remind();
        reminded = Date.now();
      }
      await passTime();
      if (kills < KILLS && done >= (PEOPLE * (kills + 1)) / (KILLS + 2)) {
        await sleep(Math.random() * WITHIN_MS);
        const worker = workers[kills % workers.length]!;
        await worker.end('SIGKILL');
        worker.start();
        kills++;
      }
      await sleep(500);
    }
    const seconds = Math.round((Date.now() - began) / 1_000);

    const ledger = await source.query<{ email: string; status: string; mail_id: string }[]>(`
      SELECT u.email, d.status, d.mail_id FROM notification_deliveries d JOIN users u ON u.id = d.user_id
      WHERE d.channel = 'mail' AND d.reason IS NULL ORDER BY d.id`);
    const mails = new Set(received.map(({ to, id }) => `${to} ${id}`));
    const sent = ledger.filter(({ status }) => status === 'sent');
    expect(await count(`notifications WHERE type = 'task.due_soon' AND occasion IS NOT NULL`)).toBe(PEOPLE);
    expect(new Set(ledger.map(({ email }) => email)).size).toBe(PEOPLE);
    // A mail that was sent again has the same Message-ID, and is the same mail: nobody has two of one reminder.
    expect(new Set(received.map(({ to }) => to)).size).toBe(mails.size);
    expect(sent.filter(({ email, mail_id }) => !mails.has(`${email} ${mail_id}`))).toEqual([]);
    // Others have failed by the ledger, because workers were killed at all ten attempts.
    expect(sent.length + ledger.filter(({ status }) => status === 'failed').length).toBe(PEOPLE);
    expect(await count(`notification_deliveries WHERE status IN ('planned', 'deferred')`)).toBe(0);
    expect(kills).toBe(KILLS);
    const duplicates = await count(`notification_deliveries WHERE channel = 'mail' AND reason = 'duplicate'`);
    const again = received.length - mails.size;
    process.stdout.write(
      `${JSON.stringify({ PEOPLE, kills, seconds, sent: sent.length, failed: PEOPLE - sent.length, again, duplicates })}\n`,
    );
  });
});
