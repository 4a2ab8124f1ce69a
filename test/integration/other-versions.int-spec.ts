import { WorkerModule } from '../../apps/worker/src/worker.module';
import { startWorker } from '@test/worker';
import { type INestApplicationContext, Injectable, Logger, Module } from '@nestjs/common';
import { empty } from '@test/database';
import { eventually } from '@test/eventually';
import { Database } from '@app/database';
import { Events, On, domainEvent, eventNames } from '@app/events';
import { EventSubscriptions, backlog } from '@app/outbox';
import { JobRunner } from '@app/queues';
import { DataSource } from 'typeorm';
import { UntakenWork } from '../../libs/platform/queues/src/untaken-work';

class BellRung extends domainEvent<{ bell_id: number }>('BellRung') {}

@Injectable()
class Doings {
  @On(BellRung, 'BellRung:first')
  hear(): void {}
}

@Module({ imports: [WorkerModule], providers: [Doings] })
class TestWorkerModule {}

describe('work that another version wrote or reads', () => {
  let worker: INestApplicationContext;
  let source: DataSource;
  const row = async (id: number | string) => (await source.query('SELECT * FROM outbox WHERE id = $1', [id]))[0];
  const settled = (id: number | string) => eventually(async () => (await row(id)).finished_at !== null);
  const ring = () => worker.get(Database).transaction(async () => worker.get(Events).publish(BellRung, { bell_id: 7 }));
  /** Something that is known comes after what is not, and is done: the relay has looked at both. */
  async function known(): Promise<void> {
    await ring();
    await eventually(
      async () => (await source.query("SELECT FROM outbox WHERE name = 'BellRung:first' AND status = 'finished'")).length === 1,
    );
  }

  beforeAll(async () => {
    worker = await startWorker(TestWorkerModule);
    source = worker.get(DataSource);
  });
  beforeEach(() => empty());
  afterAll(() => worker.close());

  it('is left to a newer version if it is unknown, and counts no attempt', async () => {
    const strange = async (queue: string, name: string) =>
      (await source.query(`INSERT INTO outbox (queue, name, payload, next_at) VALUES ('${queue}', '${name}', '{}', now()) RETURNING id`))[0]
        .id;
    const ids = [await strange('events', 'EventOfTheNextVersion'), await strange('default', 'job_of_the_next_version')];
    await known();
    for (const id of ids) expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0, told_at: null, error: null });
    // As Bull delivers it, which a newer worker has told.
    await worker.get(JobRunner).run(String(ids[1]), 'job_of_the_next_version');
    expect(await row(ids[1])).toMatchObject({ status: 'queued', attempts: 0, started_at: null, finished_at: null, error: null });
    expect(+new Date((await row(ids[1])).next_at)).toBeGreaterThan(Date.now());
  });

  it('finishes an event that is known and has no listener', async () => {
    const silent = 'SomethingUnheard';
    eventNames.add(silent);
    const [{ id }] = await source.query(
      `INSERT INTO outbox (queue, name, payload, next_at) VALUES ('events', '${silent}', '{}', now()) RETURNING id`,
    );
    await settled(id);
    expect(await row(id)).toMatchObject({ status: 'finished' });
  });

  it('is dispatched to listeners that only another version knows, and to no retired one', async () => {
    await source.query(`INSERT INTO event_subscriptions (name, event, queue, retired_at) VALUES
      ('BellRung:of the next version', 'BellRung', 'low_priority', NULL),
      ('BellRung:of an old version', 'BellRung', 'low_priority', now())`);
    try {
      await worker.get(EventSubscriptions).register([{ name: 'BellRung:of an old version', event: 'BellRung', queue: 'default' }]);
      await ring();
      const jobs = () => source.query<{ name: string }[]>("SELECT name, status FROM outbox WHERE queue <> 'events' ORDER BY name");
      await eventually(async () => (await jobs()).length > 0);
      expect(await jobs()).toMatchObject([{ name: 'BellRung:first' }, { name: 'BellRung:of the next version', status: 'queued' }]);
    } finally {
      await source.query("DELETE FROM event_subscriptions WHERE name LIKE '%version'");
    }
  });

  it('is reported after an hour without a worker', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const waiting = (name: string, ago: string) =>
      source.query(`INSERT INTO outbox (queue, name, payload, next_at) VALUES ('default', '${name}', '{}', now() - interval '${ago}')`);
    for (const [name, ago] of [['left', '61 minutes'], ['left', '2 hours'], ['recent', '59 minutes']] as const) await waiting(name, ago); // prettier-ignore
    try {
      expect(await worker.get(UntakenWork).report()).toEqual({ untaken: 2 });
      expect(errors.mock.calls.flat().filter((text) => String(text).includes('no worker has started'))).toEqual([
        expect.stringContaining('2 of left (default)'),
      ]);
    } finally {
      errors.mockRestore();
    }
    expect(await worker.get(Database).rows(backlog())).toContainEqual(expect.objectContaining({ queue: 'default', untaken: 2 }));
  });
});
