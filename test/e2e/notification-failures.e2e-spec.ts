import { startApi } from '@test/app';
import { notifications, notifiedTasksOf } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { GiveUp, JobFailure } from '@app/jobs';
import { NotificationMailsRepository } from '@delivery/notifications/notification-mails.repository';

describe('notifications that are not sent', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { tell, batch, post, endBatches, deliver, failAbandoned, ledger, sent, server } = worker;
  const { aToldTask, feed, mailOf, passTime } = notifiedTasksOf(api, worker);

  describe('after the right to read is lost', () => {
    it('are neither listed nor sent: not even what had been put into a mail', async () => {
      const { mentor, mentee, url, mentorship_id } = await aToldTask();
      await api.as(mentee).post(`${url}/comments`, { body: 'Why?' });
      await tell();
      await endBatches();
      expect(await batch()).toBe(1);
      await api.as(mentee).post(`${url}/comments`, { body: 'And how?' });
      await tell();
      expect((await feed(mentor)).unread_count).toBe(2);
      await api.rows(`UPDATE tasks SET mentor_id = NULL, reviewer_id = NULL WHERE mentorship_id = ${mentorship_id}`);
      expect(await feed(mentor)).toMatchObject({ unread_count: 0, results: [] });
      expect((await api.as(mentor).post(`${notifications}/2/read`)).status).toBe(404);
      await post();
      await deliver();
      expect(sent).toEqual([]);
      expect((await mailOf('task.commented')).map(({ status, reason, attempts }) => [status, reason, attempts])).toEqual([
        ['suppressed', 'lost_access', 0],
        ['suppressed', 'lost_access', 0],
      ]);
    });

    it('are not sent to somebody who is suspended', async () => {
      const { comment, mentee } = await aToldTask();
      await api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${mentee.id}`);
      await comment('One');
      await deliver();
      expect((await ledger(`n.type = 'task.commented'`)).map(({ channel, status, reason }) => [channel, status, reason])).toEqual([
        ['feed', 'suppressed', 'lost_access'],
        ['mail', 'suppressed', 'lost_access'],
      ]);
    });
  });

  describe('with a mail server that fails', () => {
    it('are attempted ten times at growing intervals, by one job, and have failed then', async () => {
      const { comment } = await aToldTask();
      server.refuses = () => new JobFailure('The mail server could not be reached.');
      await comment('One');
      await tell();
      await endBatches();
      await batch();
      for (let attempt = 1; attempt <= 12; attempt++) {
        await passTime();
        await post();
        expect(await batch()).toBe(0);
        if (attempt > 3) continue;
        const [{ status, attempts, error }] = await mailOf('task.commented');
        expect([status, attempts, error]).toEqual(['planned', attempt, 'The mail server could not be reached.']);
        const [{ wait }] = await api.rows(
          `SELECT extract(epoch FROM next_at - now())::float8 AS wait FROM outbox WHERE name = 'send_notification_mail' AND finished_at IS NULL`,
        );
        expect(wait).toBeGreaterThan(2 ** attempt / 2);
      }
      expect(await mailOf('task.commented')).toMatchObject([{ status: 'failed', attempts: 10 }]);
      expect(await api.rows(`SELECT attempts FROM outbox WHERE name = 'send_notification_mail' AND status = 'failed'`)).toEqual([
        { attempts: 10 },
      ]);
      delete server.refuses;
      await comment('Two');
      await deliver();
      expect(sent.map(({ subject }) => subject)).toEqual(['New comment: Tune the cello']);
    });

    it('have failed at once where the server will never take them', async () => {
      const { comment } = await aToldTask();
      server.refuses = () => new GiveUp('The mail server refused the mail: 550 no such mailbox');
      await comment('One');
      await deliver();
      expect(await mailOf('task.commented')).toMatchObject([
        { status: 'failed', attempts: 1, error: 'The mail server refused the mail: 550 no such mailbox' },
      ]);
    });

    it('are not sent again because the ledger could not be written for a moment', async () => {
      const { comment } = await aToldTask();
      const mails = worker.get(NotificationMailsRepository);
      const noteSent = mails.noteSent.bind(mails);
      let failures = 1;
      mails.noteSent = (...given) => (failures-- > 0 ? Promise.reject(new Error('The connection was lost.')) : noteSent(...given));
      try {
        await comment('One');
        await deliver();
        await passTime();
        await post();
        expect(sent).toHaveLength(1);
        expect(await mailOf('task.commented')).toMatchObject([{ status: 'sent', attempts: 1 }]);
      } finally {
        mails.noteSent = noteSent;
      }
    });

    it('have failed if the worker was killed at the last attempt', async () => {
      const { comment } = await aToldTask();
      await comment('One');
      await tell();
      await endBatches();
      await batch();
      expect(await failAbandoned()).toBe(0);
      await api.rows(
        `UPDATE outbox SET status = 'failed', finished_at = now() WHERE name = 'send_notification_mail' AND finished_at IS NULL`,
      );
      expect(await failAbandoned()).toBe(1);
      expect(await mailOf('task.commented')).toMatchObject([{ status: 'failed', error: 'The worker stopped while it was at it.' }]);
    });
  });
});
