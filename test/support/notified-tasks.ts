import type { User } from '@organisation/users/user.entity';
import { Role } from '@app/auth';
import type { startApi } from './app';
import type { notificationsOf } from './notifications';

export const notifications = '/api/v1/notifications';
export const preferences = `${notifications}/preferences`;
const tasks = '/api/v1/tasks';
export const ENGLISH = { 'accept-language': 'en' };

/** Fixtures for the specs about notifications: a task, of which its people are told. */
export function notifiedTasksOf(api: ReturnType<typeof startApi>, { deliver, ledger, sent }: ReturnType<typeof notificationsOf>) {
  /** A mentor and a mentee with a task that the mentor reviews. Everything about its assignment has been told. */
  async function aTask(given: { mentee?: Partial<User>; title?: string } = {}) {
    const mentor = await api.aSaved(Role.Mentor, { name: '이준호', email: 'junho@example.com', locale: 'ko' });
    const mentee = await api.aSaved(Role.Mentee, { name: '김미나', email: 'mina@example.com', locale: 'en', ...given.mentee });
    const { id: mentorship_id } = await api.pair(mentor, mentee);
    const another = async (title: string) => {
      const draft = { title, assignee_id: mentee.id, mentorship_id, due_at: '2030-01-15T10:00:00Z' };
      return `${tasks}/${(await api.as(mentor).post(tasks, draft)).body.id}`;
    };
    const url = await another(given.title ?? 'Tune the cello');
    const comment = (body: string, on = url) => api.as(mentor).post(`${on}/comments`, { body });
    return { mentor, mentee, mentorship_id, url, another, comment };
  }

  /** The same, after the assignment has been told. */
  async function aToldTask(given: Parameters<typeof aTask>[0] = {}) {
    const all = await aTask(given);
    await deliver();
    sent.length = 0;
    return all;
  }

  const feed = async (user: User, query = '') => (await api.as(user).get(`${notifications}${query}`, ENGLISH)).body;
  const choose = (user: User, change: object) => api.as(user).patch(preferences, change, ENGLISH);
  const mailOf = (type: string) => ledger(`d.channel = 'mail' AND n.type = '${type}'`);
  const passTime = () => api.rows(`UPDATE outbox SET next_at = now() WHERE finished_at IS NULL AND name = 'send_notification_mail'`);
  const makeDue = () => api.rows(`UPDATE notification_deliveries SET due_at = now() WHERE status = 'deferred'`);

  return { aTask, aToldTask, feed, choose, mailOf, passTime, makeDue };
}
