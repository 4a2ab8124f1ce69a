import { startApi } from '@test/app';
import { notifiedTasksOf } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import type { User } from '@organisation/users/user.entity';

describe('mails of notifications', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { tell, batch, post, deliver, mailsTo, sent, server } = worker;
  const { aTask, aToldTask, feed, choose, mailOf, passTime, makeDue } = notifiedTasksOf(api, worker);

  describe('in batches', () => {
    it('are one mail for a burst on one task, and another mail for another task', async () => {
      const { mentee, comment, another } = await aToldTask();
      const other = await another('Rosin the bow');
      await tell();
      for (const body of ['One', 'Two', 'Three']) await comment(body);
      await comment('Four', other);
      await deliver();
      const subjects = mailsTo('mina@example.com').map(({ subject }) => subject);
      expect(subjects.sort()).toEqual(['3 new comments: Tune the cello', 'New comment: Rosin the bow (+1)']);
      const ledgered = (await mailOf('task.commented')).map(({ status, reason, mail_id }) => [status, reason, mail_id].join(' '));
      expect(ledgered.sort()).toEqual(['sent  2', 'sent  3', 'suppressed batched 3', 'suppressed batched 3']);
      expect((await feed(mentee)).unread_count).toBe(6);
    });

    it('wait for their window, and take with them what came later', async () => {
      const { comment } = await aToldTask();
      await comment('One');
      await tell();
      expect([await batch(), (await mailOf('task.commented'))[0].status]).toEqual([0, 'planned']);
      await api.rows(`UPDATE notification_deliveries SET due_at = now() WHERE status = 'planned'`);
      await comment('Two');
      await tell();
      await batch();
      await post();
      expect(sent.map(({ subject }) => subject)).toEqual(['2 new comments: Tune the cello']);
    });

    it('carry no word that somebody wrote', async () => {
      const { comment } = await aToldTask();
      await comment('The password of the safe is 4711');
      await deliver();
      expect(JSON.stringify([sent, await api.rows('SELECT * FROM notifications')])).not.toContain('4711');
    });
  });

  describe('in a digest', () => {
    const toDaily = (user: User) => choose(user, { types: [{ type: 'task.commented', mail: 'daily' }] });

    it('wait for its hour, and are one mail with a line for each thing', async () => {
      const { mentee, comment, another } = await aTask();
      const other = await another('Rosin the bow');
      await deliver();
      sent.length = 0;
      await choose(mentee, { digest_hour: 7, types: [{ type: 'task.commented', mail: 'daily' }] });
      for (const body of ['One', 'Two']) await comment(body);
      await comment('Three', other);
      await tell();
      expect(await batch()).toBe(0);
      const [first] = await mailOf('task.commented');
      expect(first).toMatchObject({ status: 'deferred', mode: 'daily', window_key: expect.stringMatching(/^daily \d{4}-\d\d-\d\d$/) });
      // Asia/Seoul is nine hours ahead.
      expect(new Date(first.due_at).toISOString()).toMatch(/T22:00:00\.000Z$/);
      await makeDue();
      expect(await batch()).toBe(1);
      await post();
      expect(sent.map(({ subject }) => subject)).toEqual(['Your daily summary: 3 notifications']);
      expect(sent[0]!.body).toContain('* 2 new comments: Tune the cello');
      expect(sent[0]!.body).toContain('* New comment: Rosin the bow');
    });

    it('are sent again as they are after a failure: nothing is lost, and nothing joins them', async () => {
      const { mentee, comment } = await aToldTask();
      await toDaily(mentee);
      for (const body of ['One', 'Two']) await comment(body);
      await tell();
      await batch();
      await makeDue();
      await batch();
      // The server has taken the mail, and the worker is killed before it notes that.
      server.breaksAfterSending = true;
      await post();
      expect((await mailOf('task.commented')).map(({ status }) => status)).toEqual(['planned', 'planned']);
      await comment('Three');
      await tell();
      await batch();
      await makeDue();
      await batch();
      delete server.breaksAfterSending;
      await passTime();
      await post();
      expect(sent.map(({ id, subject }) => [id, subject])).toEqual([
        ['notification-2', 'Your daily summary: 2 notifications'],
        ['notification-2', 'Your daily summary: 2 notifications'],
      ]);
      expect((await mailOf('task.commented')).map(({ status, mail_id }) => [status, mail_id])).toEqual([
        ['suppressed', 2],
        ['sent', 2],
        ['deferred', null],
      ]);
    });

    it('are one per window: what comes too late is in the next one', async () => {
      const { mentee, comment } = await aToldTask();
      await toDaily(mentee);
      await comment('One');
      await tell();
      await batch();
      await makeDue();
      await batch();
      await comment('Two');
      await tell();
      // Planned for the window that has been sent, by a worker that was slow.
      await api.rows(`UPDATE notification_deliveries late SET window_key = m.window_key, mode = 'daily', status = 'deferred', due_at = now()
        FROM notification_mails m WHERE m.id = 2 AND late.status = 'planned' AND late.mail_id IS NULL`);
      await batch();
      await post();
      expect(sent).toHaveLength(1);
      const [one, two] = await mailOf('task.commented');
      expect([one.status, two.status, two.window_key > one.window_key]).toEqual(['sent', 'deferred', true]);
      await makeDue();
      await batch();
      await post();
      expect(sent).toHaveLength(2);
    });
  });

  it('wait for the end of quiet hours, on the clocks of the person’s zone', async () => {
    const { mentee, comment } = await aToldTask({ mentee: { timezone: 'America/New_York' } });
    const clock = (ms: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' }).format(Date.now() + ms);
    await choose(mentee, { quiet_hours: { start: clock(-3_600_000), end: clock(3_600_000) } });
    await comment('One');
    await deliver();
    const [{ status, due_at }] = await mailOf('task.commented');
    expect([status, sent]).toEqual(['deferred', []]);
    expect(Math.abs(new Date(due_at).getTime() - Date.now() - 3_600_000)).toBeLessThan(120_000);
    await choose(mentee, { quiet_hours: null });
    await makeDue();
    await batch();
    await post();
    expect(sent).toHaveLength(1);
  });
});
