import { startWorker } from '@test/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { aSavedUser, empty } from '@test/database';
import { eventually } from '@test/eventually';
import { DataSource } from 'typeorm';

describe('departments in the worker', () => {
  let worker: INestApplicationContext;
  let source: DataSource;
  const departments = () => source.query<any[]>('SELECT name, lead_id, version FROM departments ORDER BY id');

  beforeAll(async () => {
    worker = await startWorker();
    source = worker.get(DataSource);
    await empty();
  });
  afterAll(() => worker.close());

  it('lose their lead when that person is deactivated', async () => {
    const [gone, stays] = [await aSavedUser(source), await aSavedUser(source)];
    for (const [name, lead] of [
      ['Strings', gone],
      ['Winds', stays],
      ['Office', gone],
    ] as const)
      await source.query("INSERT INTO departments (company_id, name, lead_id) VALUES ('sinfonia', $1, $2)", [name, lead.id]);
    const payload = { user_id: gone.id, company_id: 'sinfonia', occurred_at: '2030-01-15T09:00:00+00:00' };
    await source.query("INSERT INTO outbox (queue, name, payload, next_at) VALUES ('events', 'UserDeactivated', $1, now())", [payload]);

    await eventually(async () => (await departments())[0].lead_id === null);
    expect(await departments()).toEqual([
      { name: 'Strings', lead_id: null, version: 2 },
      { name: 'Winds', lead_id: stays.id, version: 1 },
      { name: 'Office', lead_id: null, version: 2 },
    ]);
    const trail = await source.query("SELECT actor_id, changes FROM audit_entries WHERE action = 'department.update'");
    expect(trail).toEqual([1, 2].map(() => ({ actor_id: null, changes: { lead_id: [gone.id, null] } })));
  });
});
