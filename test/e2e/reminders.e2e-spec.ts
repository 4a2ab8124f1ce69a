import type { Type } from '@nestjs/common';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { fakeClock } from '@test/fakes';
import { ENGLISH, notifications, notifiedTasksOf } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { noticeOf } from '@app/notices';
import { PlanningService } from '@delivery/notifications/planning.service';
import { InvitationRemindersService } from '@organisation/invitations/invitation-reminders.service';
import type { User } from '@organisation/users/user.entity';
import { MentorshipRemindersService } from '@programmes/mentorships/mentorship-reminders.service';
import { TaskRemindersService } from '@programmes/tasks/task-reminders.service';

/** Shortly after midnight in Seoul. */
const on = (day: string) => new Date(`${day}T00:03:00+09:00`);

describe('reminders', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { get, tell, batch, post, endBatches, ledger, sent } = worker;
  const { aToldTask, choose } = notifiedTasksOf(api, worker);

  /** The service, as if it were that day. */
  const onDay = <S extends object>(service: Type<S>, day: string): S => Object.assign(get(service), { clock: fakeClock(on(day)) });

  const tasks = {
    due: (day: string) => onDay(TaskRemindersService, day).remindOfDue(),
    overdue: (day: string) => onDay(TaskRemindersService, day).remindOfOverdue(),
  };
  const listed = async (user: User) =>
    (await api.as(user).get(notifications, ENGLISH)).body.results.map(({ title }: { title: string }) => title);
  const mailOf = (type: string) => ledger(`d.channel = 'mail' AND n.type = '${type}'`);
  const reasonsOf = async (type: string) => (await mailOf(type)).map(({ status, reason }) => reason ?? status);
  async function send() {
    await endBatches();
    await batch();
    await post();
  }
  const leave = (user: User, start_on: string, end_on: string) =>
    api.rows(`INSERT INTO leaves (company_id, user_id, start_on, end_on) VALUES ('sinfonia', ${user.id}, '${start_on}', '${end_on}')`);
  const dueAt = (at: string) => api.rows(`UPDATE tasks SET due_at = '${at}'`);
  /** Due on Tuesday, 2030-01-15, at 19:00 in Seoul. */
  async function aDueTask() {
    const all = await aToldTask();
    const types = ['task.due_soon', 'task.overdue', 'mentorship.ends_soon', 'mentorship.no_contact', 'invitation.expires_soon'];
    for (const user of [all.mentor, all.mentee]) await choose(user, { types: types.map((type) => ({ type, mail: 'immediate' })) });
    return all;
  }

  describe('of a task', () => {
    it('come once, on the workday before it is due, from nine on the clocks of the assignee', async () => {
      const { mentee, mentor } = await aDueTask();
      for (const [day, reminded] of [
        ['2030-01-11', 0],
        ['2030-01-13', 0],
        ['2030-01-14', 1],
        ['2030-01-14', 0],
        ['2030-01-15', 0],
      ] as const)
        expect([day, await tasks.due(day)]).toEqual([day, reminded]);
      expect((await mailOf('task.due_soon'))[0].due_at).toBe('2030-01-14T00:00:00+00:00');
      await send();
      expect(await listed(mentee)).toEqual(['Due on 2030-01-15: Tune the cello', 'New task: Tune the cello']);
      expect(sent).toMatchObject([{ to: mentee.email, subject: 'Due on 2030-01-15: Tune the cello' }]);
      expect(await listed(mentor)).toEqual([]);
    });

    it('come again after it was moved to another time, and only the one that holds is sent', async () => {
      await aDueTask();
      expect(await tasks.due('2030-01-14')).toBe(1);
      await dueAt('2030-01-16T10:00:00Z');
      expect(await tasks.due('2030-01-15')).toBe(1);
      await send();
      expect(sent).toMatchObject([{ subject: 'Due on 2030-01-16: Tune the cello' }]);
      expect(await reasonsOf('task.due_soon')).toEqual(['outdated', 'sent']);
    });

    it('come before a leave for what is due in it, and after a leave for what was due before', async () => {
      const { mentee } = await aDueTask();
      await leave(mentee, '2030-01-14', '2030-01-18');
      expect([await tasks.due('2030-01-10'), await tasks.due('2030-01-11')]).toEqual([0, 1]);
      await dueAt('2026-06-12T03:00:00Z');
      await leave(mentee, '2026-06-15', '2026-06-17');
      const days = ['2026-06-12', '2026-06-13', '2026-06-15', '2026-06-18', '2026-06-19', '2026-06-22'];
      const reminded = [];
      for (const day of days) reminded.push(await tasks.overdue(day));
      expect(reminded).toEqual([0, 0, 0, 1, 0, 0]);
      await send();
      expect(sent.at(-1)).toMatchObject({ subject: 'Overdue: Tune the cello' });
      expect(sent.at(-1)!.body).toContain('“Tune the cello” was due on 2026-06-12');
    });

    it.each([
      ['done', `UPDATE tasks SET status = 'done', completed_at = now()`, 'outdated'],
      ['cancelled', `UPDATE tasks SET status = 'cancelled'`, 'outdated'],
      ['submitted', `UPDATE tasks SET status = 'submitted'`, 'outdated'],
      ['in a paused mentorship', `UPDATE mentorships SET status = 'paused', paused_on = '2030-01-14'`, 'outdated'],
      ['of somebody who is suspended', `UPDATE users SET status = 'suspended' WHERE role = 'mentee'`, 'lost_access'],
    ])('are not sent of one that is %s by then, and not planned afterwards', async (_, change, reason) => {
      await aDueTask();
      await tasks.due('2030-01-14');
      await api.rows(change);
      await send();
      expect([sent, await reasonsOf('task.due_soon')]).toEqual([[], [reason]]);
      await dueAt('2030-01-16T10:00:00Z');
      expect(await tasks.due('2030-01-15')).toBe(reason === 'lost_access' ? 1 : 0);
      expect((await reasonsOf('task.due_soon')).slice(1)).toEqual(reason === 'lost_access' ? ['lost_access'] : []);
    });

    it('are one, and a duplicate in the ledger, of two workers at the same moment', async () => {
      const { mentee } = await aDueTask();
      const draft = { user_id: mentee.id, resource_id: 1, occasion: 'now', not_before: '2030-01-14T00:00:00Z' };
      const remind = () => get(PlanningService).remind(noticeOf('task.due_soon')!, [draft]);
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const first = get(Database).transaction(async () => {
        const reminded = await remind();
        await held;
        return reminded;
      }, 'across');
      const second = get(Database).transaction(remind, 'across');
      await eventually(async () => (await api.rows('SELECT FROM pg_locks WHERE NOT granted')).length > 0);
      release();
      expect(await Promise.all([first, second])).toEqual([1, 0]);
      expect((await ledger(`n.type = 'task.due_soon'`)).map(({ channel, reason }) => [channel, reason])).toEqual([
        ['feed', null],
        ['mail', null],
        ['feed', 'duplicate'],
        ['mail', 'duplicate'],
      ]);
      expect(await listed(mentee)).toHaveLength(2);
      expect(await get(Database).transaction(remind, 'across')).toBe(0);
      expect(await ledger(`n.type = 'task.due_soon'`)).toHaveLength(4);
    });

    it('that waits for its review is not sent once it is reviewed', async () => {
      const { mentee, mentor, url } = await aToldTask();
      for (const move of ['start', 'submit']) await api.as(mentee).post(`${url}/${move}`, move === 'submit' ? { text: 'Done' } : undefined);
      await choose(mentor, { types: [{ type: 'task.review_waiting', mail: 'immediate' }] });
      await api.rows(`UPDATE outbox SET next_at = now() WHERE name = 'remind_reviewer'`);
      await worker.runJob('remind_reviewer');
      await tell();
      await api.as(mentor).post(`${url}/approve`);
      await send();
      expect(await reasonsOf('task.review_waiting')).toEqual(['outdated']);
    });
  });

  describe('of a mentorship', () => {
    const ends = (day: string) => onDay(MentorshipRemindersService, day).remindOfEnds();
    const silence = (day: string) => onDay(MentorshipRemindersService, day).remindOfSilence();
    const set = (columns: string) => api.rows(`UPDATE mentorships SET ${columns}`);

    it('come to both on their first workday in the two weeks before its end, once for each last day', async () => {
      const { mentor, mentee } = await aDueTask();
      await set(`status = 'active', activated_at = now(), start_on = '2029-12-01', end_on = '2030-01-25'`);
      await leave(mentee, '2030-01-11', '2030-01-15');
      const reminded = [];
      for (const day of ['2030-01-10', '2030-01-11', '2030-01-12', '2030-01-15', '2030-01-16', '2030-01-17'])
        reminded.push(await ends(day));
      expect(reminded).toEqual([0, 1, 0, 0, 1, 0]);
      await send();
      expect(sent.map(({ to }) => to).sort()).toEqual([mentor.email, mentee.email].sort());
      await set(`end_on = '2030-01-31'`);
      expect(await ends('2030-01-18')).toBe(2);
      await set(`status = 'paused', paused_on = '2030-01-18'`);
      await send();
      expect(await reasonsOf('mentorship.ends_soon')).toEqual(['sent', 'sent', 'outdated', 'outdated']);
      expect(await ends('2030-01-21')).toBe(0);
    });

    it('come to the mentor after 14 days without contact, or as many as the company sets, without leave', async () => {
      const { mentor, mentee, url } = await aDueTask();
      await set(`status = 'active', activated_at = '2026-05-01T00:00:00Z', start_on = '2026-05-01', end_on = '2027-12-25'`);
      await api.rows(`DELETE FROM mentorship_events`);
      expect((await api.as(mentee).post(`${url}/comments`, { body: 'Here' })).status).toBe(201);
      await api.rows(`UPDATE task_comments SET created_at = '2026-06-01T03:00:00Z'`);
      await leave(mentee, '2026-06-08', '2026-06-10');
      const reminded = [];
      for (const day of ['2026-06-15', '2026-06-17', '2026-06-18', '2026-06-19']) reminded.push(await silence(day));
      expect(reminded).toEqual([0, 0, 1, 0]);
      expect(await listed(mentor)).toContain('No contact lately: Onboarding');
      await api.rows(`UPDATE task_comments SET created_at = '2026-06-18T03:00:00Z'`);
      await send();
      expect(await reasonsOf('mentorship.no_contact')).toEqual(['outdated']);
      const admin = await api.aSaved(Role.Admin);
      const of = (no_contact_days: number) => api.as(admin).patch('/api/v1/companies/sinfonia', { settings: { no_contact_days } });
      expect((await of(0)).status).toBe(422);
      expect((await of(4)).status).toBe(200);
      expect([await silence('2026-06-20'), await silence('2026-06-22')]).toEqual([0, 1]);
      await set(`status = 'paused', paused_on = '2026-06-22'`);
      await send();
      expect(await reasonsOf('mentorship.no_contact')).toEqual(['outdated', 'outdated']);
      expect(sent).toEqual([]);
    });
  });

  it('of an invitation come to its sender on the workday before it expires, and not once it is accepted', async () => {
    const admin = await api.aSaved(Role.Admin, { email: 'lee@example.com', locale: 'en' });
    await choose(admin, { types: [{ type: 'invitation.expires_soon', mail: 'immediate' }] });
    for (const email of ['one@example.com', 'two@example.com']) await api.as(admin).post('/api/v1/users/invitations', { email });
    await api.rows(`UPDATE invitations SET sent_at = '2030-01-08T03:00:00Z', expires_at = '2030-01-15T03:00:00Z'`);
    const remind = (day: string) => onDay(InvitationRemindersService, day).remindOfExpiring();
    const reminded = [];
    for (const day of ['2030-01-11', '2030-01-12', '2030-01-14', '2030-01-14']) reminded.push(await remind(day));
    expect(reminded).toEqual([0, 0, 2, 0]);
    await api.rows(`UPDATE invitations SET state = 'withdrawn', closed_at = now() WHERE email = 'two@example.com'`);
    await send();
    expect(sent).toMatchObject([{ to: 'lee@example.com', subject: 'Invitation expires soon: one@example.com' }]);
    expect((await reasonsOf('invitation.expires_soon')).sort()).toEqual(['outdated', 'sent']);
  });
});
