import { startApi } from '@test/app';
import { ENGLISH, notifications, notifiedTasksOf } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { noticeOf } from '@app/notices';
import { NotificationRetentionService } from '@delivery/notifications/notification-retention.service';
import { PlanningService } from '@delivery/notifications/planning.service';
import type { User } from '@organisation/users/user.entity';

const DAY_MS = 86_400_000;

describe('notifications', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { get, tell, deliver, ledger, mailsTo, sent } = worker;
  const { aTask, aToldTask, feed, choose, mailOf } = notifiedTasksOf(api, worker);

  it('tell the assignee of a new task, in the list and by mail, and not the person who assigned it', async () => {
    const { mentor, mentee, url } = await aTask();
    const id = url.split('/').at(-1);
    await deliver();
    expect(await feed(mentee)).toEqual({
      unread_count: 1,
      count_capped: false,
      next_cursor: null,
      results: [
        {
          id: 1,
          type: 'task.assigned',
          title: 'New task: Tune the cello',
          sentence: '이준호 has assigned “Tune the cello” to you.',
          link: `http://localhost:8001/api/v1/open/task/${id}`,
          resource: 'task',
          resource_id: id,
          actor: { id: mentor.id, name: '이준호', profile_image: null },
          read_at: null,
          snoozed_until: null,
          created_at: expect.any(String),
        },
      ],
    });
    expect(await feed(mentor)).toMatchObject({ unread_count: 0, results: [] });
    expect(mailsTo('mina@example.com')).toMatchObject([
      {
        id: 'notification-1',
        subject: 'New task: Tune the cello',
        body: expect.stringContaining('이준호 has assigned “Tune the cello” to you.'),
      },
    ]);
    expect(mailsTo('junho@example.com')).toEqual([]);
    expect(await ledger()).toMatchObject([
      { channel: 'feed', status: 'sent' },
      { channel: 'mail', status: 'sent', mail_id: 1, attempts: 1 },
    ]);
  });

  it('are told in the language of each person, with the words of now', async () => {
    const { mentee, mentor, url } = await aToldTask();
    await api.as(mentee).post(`${url}/start`);
    await api.as(mentee).post(`${url}/submit`, { text: 'Done' });
    await tell();
    await api.rows(`UPDATE tasks SET title = 'Tune the viola'`);
    await deliver();
    expect(mailsTo('junho@example.com')).toMatchObject([{ subject: '검토 요청: Tune the viola' }]);
    expect(sent[0]!.body).toContain('김미나 님이 과제를 제출하고 검토를 기다리고 있습니다: Tune the viola');
    expect((await api.as(mentor).get(notifications)).body.results[0].title).toBe('검토 요청: Tune the viola');
  });

  it('add nothing when an event is delivered a second time', async () => {
    const { mentee } = await aToldTask();
    const drafts = [{ user_id: mentee.id, actor_id: null, resource_id: 1 }];
    for (const source of ['4711', '4711', '4712'])
      await get(Database).transaction(() => get(PlanningService).plan(noticeOf('task.approved')!, source, drafts), 'across');
    expect(await mailOf('task.approved')).toHaveLength(2);
  });

  describe('in the list', () => {
    it('are read one by one, and all up to the last that was seen', async () => {
      const { mentee, comment } = await aTask();
      for (const body of ['One', 'Two', 'Three']) await comment(body);
      await tell();
      const as = api.as(mentee);
      const read = await as.post(`${notifications}/2/read`, undefined, ENGLISH);
      expect([read.status, read.body.id, read.body.read_at]).toEqual([200, 2, expect.any(String)]);
      expect((await as.post(`${notifications}/2/read`)).body.read_at).toBe(read.body.read_at);
      expect((await feed(mentee, '?unread=true')).results.map(({ id }: { id: number }) => id)).toEqual([4, 3, 1]);
      expect((await feed(mentee, '?unread=false')).results.map(({ id }: { id: number }) => id)).toEqual([2]);
      expect((await as.post(`${notifications}/read`, { up_to: 3 })).body).toEqual({ unread_count: 1, count_capped: false });
      const first = await feed(mentee, '?limit=2');
      expect(first.results.map(({ id }: { id: number }) => id)).toEqual([4, 3]);
      expect((await feed(mentee, `?limit=2&cursor=${first.next_cursor}`)).results.map(({ id }: { id: number }) => id)).toEqual([2, 1]);
      expect(await api.rows(`SELECT 1 FROM audit_entries WHERE resource = 'notification'`)).toEqual([]);
    });

    it('are snoozed until a time, and unread then', async () => {
      const { mentee } = await aTask();
      await tell();
      const as = api.as(mentee);
      await as.post(`${notifications}/1/read`);
      const until = new Date(Date.now() + DAY_MS).toISOString();
      const { body } = await as.post(`${notifications}/1/snooze`, { until });
      expect(body).toMatchObject({ read_at: null, snoozed_until: until.replace('Z', '+00:00').replace(/0+\+/, '+').replace('.+', '+') });
      expect(await feed(mentee)).toMatchObject({ unread_count: 0, results: [] });
      await api.rows(`UPDATE notifications SET snoozed_until = now() - interval '1 second'`);
      expect(await feed(mentee)).toMatchObject({ unread_count: 1, results: [{ id: 1 }] });
      for (const wrong of [Date.now() - 1_000, Date.now() + 400 * DAY_MS])
        expect((await as.post(`${notifications}/1/snooze`, { until: new Date(wrong).toISOString() })).status).toBe(422);
    });

    it('are nobody else’s', async () => {
      const { mentor } = await aTask();
      await tell();
      const admin = await api.aSaved(Role.Admin);
      for (const other of [mentor, admin]) {
        expect((await api.as(other).post(`${notifications}/1/read`)).body.error).toBe('NOTIFICATION_NOT_FOUND');
        expect((await feed(other)).results).toEqual([]);
      }
    });
  });

  it('have a ledger without content, which tells admins of the company what was sent, and if not, why', async () => {
    const { mentor, mentee, comment } = await aToldTask();
    await choose(mentee, { types: [{ type: 'task.commented', mail: 'off' }] });
    await comment('One');
    await deliver();
    const [admin, stranger] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin, { company_id: 'elsewhere' })];
    const of = async (user: User, query = '') => (await api.as(user).get(`${notifications}/deliveries${query}`)).body.results;
    const [mail] = await of(admin, '?channel=mail&type=task.commented');
    expect(mail).toEqual({
      id: expect.any(Number),
      user: { id: mentee.id, name: '김미나', profile_image: null },
      invitation_id: null,
      type: 'task.commented',
      channel: 'mail',
      mode: 'off',
      status: 'suppressed',
      reason: 'preference',
      due_at: null,
      attempts: 0,
      error: null,
      mail_id: null,
      sent_at: null,
      read_at: null,
      created_at: expect.any(String),
    });
    expect(await of(admin, `?user_id=${mentee.id}`)).toHaveLength(4);
    expect(await of(mentee, '?status=sent')).toHaveLength(3);
    expect([await of(mentor), await of(stranger)]).toEqual([[], []]);
    expect(JSON.stringify(await of(admin))).not.toContain('cello');
  });

  it('are gone when the person is anonymised, and after a year', async () => {
    const { mentee, mentor, url } = await aToldTask();
    await api.as(mentee).post(`${url}/comments`, { body: 'Why?' });
    await deliver();
    await api.rows(
      `INSERT INTO outbox (queue, name, payload, next_at) VALUES ('events', 'UserAnonymised', '{"user_id": ${mentee.id}}', now())`,
    );
    await tell();
    expect((await ledger()).map(({ user_id }) => user_id)).toEqual([mentor.id, mentor.id]);
    await api.rows(`UPDATE notifications SET created_at = now() - interval '366 days'`);
    expect(await get(NotificationRetentionService).purge()).toBe(1);
    expect(await ledger()).toEqual([]);
  });

  it('lead to a page that reveals nothing, if there is no front end', async () => {
    const { url } = await aTask();
    const pages = [url.split('/').at(-1), '4711'].map((id) =>
      api.anonymous().get(`/api/v1/open/task/${id}`, { accept: 'text/html', ...ENGLISH }),
    );
    const [real, missing] = await Promise.all(pages);
    expect([real!.status, missing!.status]).toEqual([200, 200]);
    expect(real!.body).toContain(`<code>GET ${url}</code>`);
    expect(missing!.body.replace('4711', url.split('/').at(-1)!)).toBe(real!.body);
    expect((await api.anonymous().get('/api/v1/open/song/1', ENGLISH)).status).toBe(404);
  });
});
