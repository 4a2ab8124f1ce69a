import { startApi } from '@test/app';
import { ENGLISH, notifications, notifiedTasksOf, preferences } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { declaredNotices } from '@app/notices';
import { PlanningService } from '@delivery/notifications/planning.service';
import type { User } from '@organisation/users/user.entity';

describe('preferences of notifications', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { get, tell, batch, post, endBatches, deliver, ledger, sent } = worker;
  const { aToldTask, feed, choose, mailOf } = notifiedTasksOf(api, worker);

  describe('by preference', () => {
    it('are off for every type of the catalogue that a person turns off, and only a closed list of two cannot be', async () => {
      const mina = await api.aSaved(Role.Mentee, { email: 'mina@example.com' });
      const free = declaredNotices().filter(({ is_critical }) => !is_critical);
      expect(declaredNotices().length - free.length).toBe(2);
      const types = free.map(({ type }) => ({ type, feed: 'off', mail: 'off' }));
      const { status, body } = await choose(mina, { types });
      expect([status, body.version]).toEqual([200, 2]);
      const shown = body.types.filter((one: { is_critical: boolean }) => !one.is_critical);
      expect(shown.map(({ feed, mail }: { feed: string; mail: string }) => [feed, mail])).toEqual(types.map(() => ['off', 'off']));
      for (const [index, notice] of free.entries()) {
        const drafts = [{ user_id: mina.id, actor_id: null, resource_id: 1 }];
        await get(Database).transaction(() => get(PlanningService).plan(notice, String(index + 1), drafts), 'across');
      }
      await deliver();
      expect([sent, (await feed(mina)).results]).toEqual([[], []]);
      const reasons = (await ledger()).map(({ status: state, reason }) => `${state} ${reason}`);
      expect([...new Set(reasons)]).toEqual(['suppressed preference']);
    });

    it('are asked again when the mail is made, and when it is sent', async () => {
      const { mentee, comment } = await aToldTask();
      await comment('One');
      await tell();
      await choose(mentee, { types: [{ type: 'task.commented', mail: 'off' }] });
      await deliver();
      await choose(mentee, { types: [{ type: 'task.commented', mail: null }] });
      await comment('Two');
      await tell();
      await endBatches();
      expect(await batch()).toBe(1);
      await choose(mentee, { types: [{ type: 'task.commented', mail: 'off' }] });
      await post();
      expect(sent).toEqual([]);
      expect((await mailOf('task.commented')).map(({ reason }) => reason)).toEqual(['preference', 'preference']);
      expect((await feed(mentee)).unread_count).toBe(3);
    });

    it('are shown with their defaults and in words, and changed under a version', async () => {
      const mina = await api.aSaved(Role.Mentee);
      const { body, headers } = await api.as(mina).get(preferences, ENGLISH);
      expect(headers.etag).toBe('"1"');
      expect(body).toMatchObject({ quiet_hours: null, working_days_only: false, digest_hour: 9, timezone: 'Asia/Seoul' });
      expect(body.types.find(({ type }: { type: string }) => type === 'task.commented')).toEqual({
        type: 'task.commented',
        label: 'Comments on tasks',
        audience: 'the assignee, the reviewer and everybody who has commented',
        is_critical: false,
        feed: 'immediate',
        mail: 'immediate',
        push: 'immediate',
        feed_default: 'immediate',
        mail_default: 'immediate',
        push_default: 'immediate',
      });
      const quiet_hours = { start: '22:00', end: '07:30' };
      const changed = await choose(mina, { quiet_hours, working_days_only: true, digest_hour: 8 });
      expect(changed.body).toMatchObject({ version: 2, quiet_hours, working_days_only: true, digest_hour: 8 });
      expect((await api.as(mina).patch(preferences, { digest_hour: 7 }, { 'if-match': '"1"' })).status).toBe(412);
      expect((await choose(mina, { quiet_hours: null })).body).toMatchObject({ version: 3, quiet_hours: null, digest_hour: 8 });
      expect(await api.rows(`SELECT action, actor_id FROM audit_entries WHERE resource = 'preference'`)).toEqual(
        Array(2).fill({ action: 'preference.update', actor_id: mina.id }),
      );
    });

    it.each([
      [{ types: [{ type: 'task.sung', mail: 'off' }] }, 'types.0.type'],
      [{ types: [{ type: 'task.commented', feed: 'daily' }] }, 'types.0.feed'],
      [{ types: [{ type: 'security.notice', mail: 'off' }] }, 'types.0.type'],
      [{ types: [{ type: 'invitation.received', mail: 'daily' }] }, 'types.0.type'],
      [{ quiet_hours: { start: '07:00', end: '07:00' } }, 'quiet_hours.end'],
      [{ quiet_hours: { start: '24:00', end: '07:00' } }, 'quiet_hours.start'],
      [{ digest_hour: 24 }, 'digest_hour'],
    ])('refuse %j', async (change, field) => {
      const { status, body } = await choose(await api.aSaved(Role.Mentee), change);
      expect([status, body.details[0].field]).toEqual([422, field]);
    });
  });

  describe('the link beneath a mail', () => {
    async function aLink(given: Partial<User> = {}) {
      const all = await aToldTask({ mentee: given });
      await all.comment('One');
      await deliver();
      const { unsubscribe = '' } = sent[0]!;
      return { ...all, link: unsubscribe.replace('http://localhost:8001', '') };
    }
    const HTML = { accept: 'text/html' };

    it('shows a page to everybody, mail scanners included, and changes nothing', async () => {
      const { link, comment } = await aLink();
      const { status, body, headers } = await api.anonymous().get(link, HTML);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
      expect(body).toContain('You will get no more mails of the kind “Comments on tasks”.');
      expect((await api.anonymous().get(link, { ...HTML, 'accept-language': 'ko' })).body).toContain('메일 수신 거부');
      sent.length = 0;
      await comment('Two');
      await deliver();
      expect(sent).toHaveLength(1);
    });

    it('ends the mails of this type by one click, as mail programs send it', async () => {
      const { link, comment, mentee } = await aLink();
      for (const time of ['first', 'second']) {
        const { status, body } = await api.form(link, { 'List-Unsubscribe': 'One-Click' });
        expect([time, status, body]).toEqual([time, 200, expect.stringContaining('The mails are turned off.')]);
      }
      sent.length = 0;
      await comment('Two');
      await deliver();
      expect(sent).toEqual([]);
      const { types } = (await api.as(mentee).get(preferences)).body;
      expect(types.filter(({ mail, mail_default }: Record<string, string>) => mail !== mail_default)).toMatchObject([
        { type: 'task.commented', feed: 'immediate' },
      ]);
      const [entry] = await api.rows(`SELECT actor_id, company_id, changes FROM audit_entries WHERE action = 'preference.unsubscribe'`);
      expect(entry).toMatchObject({ actor_id: mentee.id, company_id: 'sinfonia', changes: { type: [null, 'task.commented'] } });
    });

    it('of a mail of several types names each, ends what is ticked and takes it back as it was', async () => {
      const { mentee, comment, another } = await aToldTask();
      const daily = (type: string) => ({ type, mail: 'daily' });
      await choose(mentee, { types: [daily('task.commented'), daily('task.assigned')] });
      await comment('One');
      await another('Tune the viola');
      await tell();
      await api.rows(`UPDATE notification_deliveries SET created_at = now() - interval '2 days' WHERE status = 'planned'`);
      await batch();
      await api.rows(`UPDATE notification_deliveries SET due_at = now() WHERE status = 'deferred'`);
      await batch();
      await post();
      const link = sent[0]!.unsubscribe!.replace('http://localhost:8001', '');
      expect(sent[0]!.body).toContain('Stop these mails: http://localhost:8001/api/v1/notifications/unsubscribe?token=');
      const chosen = async () =>
        (await api.as(mentee).get(preferences)).body.types
          .filter(({ mail, mail_default }: Record<string, string>) => mail !== mail_default)
          .map(({ type, mail }: Record<string, string>) => `${type} ${mail}`);
      const asked = async (fields: string) => (await api.form(link, Object.fromEntries(new URLSearchParams(fields)))).body as string;
      const { body: offer } = await api.anonymous().get(link, HTML);
      for (const type of ['task.assigned', 'task.commented']) expect(offer).toContain(`name="type" value="${type}" checked`);
      expect(offer.match(/checkbox/g)).toHaveLength(2);

      expect(await asked('List-Unsubscribe=Chosen')).toContain('Nothing has changed.');
      expect(await asked('List-Unsubscribe=Chosen&type=task.submitted')).toContain('Nothing has changed.');
      const done = await asked('List-Unsubscribe=Chosen&type=task.assigned');
      expect(done).toContain('<li>New tasks</li>');
      expect(done).toContain('name="before" value="task.assigned:daily"');
      expect(await chosen()).toEqual(['task.assigned off', 'task.commented daily']);
      expect(await asked('List-Unsubscribe=Undo&before=task.assigned:daily')).toContain('The mails are on again.');
      expect(await asked('List-Unsubscribe=Undo&before=task.submitted:daily')).toContain('Nothing has changed.');
      expect(await chosen()).toEqual(['task.assigned daily', 'task.commented daily']);

      // One click of a mail program ends the types of the mail, and no others.
      for (const time of [1, 2])
        expect([time, await asked('List-Unsubscribe=One-Click')]).toEqual([time, expect.stringContaining('<li>Comments on tasks</li>')]);
      expect(await chosen()).toEqual(['task.assigned off', 'task.commented off']);
      expect((await api.anonymous().get(link, HTML)).body).toContain('These mails are off.');
      expect(
        await api.rows(`SELECT action FROM audit_entries WHERE resource = 'preference' AND action <> 'preference.update'`),
      ).toHaveLength(3);
    });

    it('cannot be forged, for another person or another type', async () => {
      const { link, mentor, mentee } = await aLink();
      const forged = [
        link.replace(`token=${mentee.id}.`, `token=${mentor.id}.`),
        link.replace('task.commented', '*'),
        link.replace('task.commented', '~AAAAAABBBBBB'),
        link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'),
        `${notifications}/unsubscribe?token=x`,
      ];
      for (const url of forged) {
        for (const ask of [() => api.anonymous().get(url), () => api.form(url, {})])
          expect(await ask()).toMatchObject({ status: 400, body: { error: 'INVALID_UNSUBSCRIBE_LINK', code: 'E330' } });
      }
      expect(await api.rows('SELECT * FROM notification_preferences')).toEqual([]);
    });
  });
});
