import { startApi } from '@test/app';
import { notificationsOf } from '@test/notifications';
import { statementsDuring } from '@test/sql';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('events that no webhook hears of', () => {
  const api = startApi();
  const { run } = notificationsOf(api);
  const perform = () => run((name) => name.endsWith('WebhooksListeners.plan'));
  const holiday = (admin: User, start_on: string) => api.as(admin).post('/api/v1/calendar/holidays', { start_on, name: 'Foundation day' });
  const planned = async () =>
    (await api.rows("SELECT payload ->> 'company_id' AS company FROM outbox WHERE name LIKE '%:WebhooksListeners.plan' ORDER BY id")).map(
      ({ company }) => company,
    );

  it('make no row and no job, in companies without a webhook', async () => {
    const [admin, other] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin, { company_id: 'elsewhere' })];
    const hook = await api.as(other).post('/api/v1/webhooks', { url: 'https://hooks.example.com/', events: ['holidays.changed'] });
    expect(hook.status).toBe(201);
    for (let day = 1; day <= 5; day++) await holiday(admin, `2031-01-0${day}`);
    const statements = (await statementsDuring(async () => expect(await perform()).toBe(0))).split(';\n').length;
    expect(await planned()).toEqual([]);
    await holiday(other, '2031-01-01');
    const heard = (await statementsDuring(async () => expect(await perform()).toBe(1))).split(';\n').length;
    expect(await planned()).toEqual(['elsewhere']);
    process.stdout.write(`5 unheard events: ${statements} statements, 0 rows; 1 heard: ${heard} statements, 1 row\n`);
    expect(heard).toBeGreaterThan(statements);
  });

  it('are kept for a webhook that was created in the moment before, or that the system has paused', async () => {
    const admin = await api.aSaved(Role.Admin);
    const draft = { url: 'https://hooks.example.com/', events: ['holidays.changed'] };
    for (let round = 1; round <= 5; round++) {
      await api.rows('DELETE FROM webhooks');
      const before = (await planned()).length;
      // The claim runs all the time, as it does in a worker.
      let isOver = false;
      const claiming = (async () => {
        while (!isOver) await perform();
      })();
      await api.as(admin).post('/api/v1/webhooks', draft);
      await holiday(admin, `2032-01-0${round}`);
      isOver = true;
      await claiming;
      await perform();
      expect((await planned()).length).toBe(before + 1);
    }
    await api.rows("UPDATE webhooks SET is_active = false, paused_at = now(), paused_reason = 'failures'");
    await holiday(admin, '2032-02-01');
    expect(await perform()).toBe(1);
    await api.rows('UPDATE webhooks SET paused_at = NULL, paused_reason = NULL');
    await holiday(admin, '2032-02-02');
    expect(await perform()).toBe(0);
  });
});
