import type { Answer, startApi } from './app';
import { attachmentsOf } from './attachments';
import { scoresOf } from './scores';
import { aPdf } from './uploads';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const EMAIL = 'zq-email@example.com';
const PASSWORD = 'cello on the roof of 1927';
const DUE = '2030-01-15T10:00:00Z';

/** Matches her personal data: every text about her or by her is a different word with this prefix. */
export const WORD = /zq-[a-z]+/g;
/** Texts about work for the company, which are kept after she has left. */
export const KEPT = ['kept-curriculum', 'kept-description', 'kept-item', 'kept-task', 'kept-guideline', 'kept-errand'];

/** A mentor with content of every kind and a full profile. */
export function leaverOf(api: ReturnType<typeof startApi>) {
  const { create, send } = scoresOf(api);
  const { send: sendAttachment } = attachmentsOf(api);
  const made = async (answer: Promise<Answer>): Promise<any> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };

  /** Creates her account with a full profile, sign-ins, an API key and sick leave. */
  async function herself(admin: User): Promise<User> {
    const profile = {
      name: 'zq-name',
      position: 'zq-position',
      job_part: 'zq-part',
      tags: ['zq-tag'],
    };
    const numbers = { employee_number: 96_536_650, join_date: '2019-03-04', timezone: 'Europe/Warsaw', locale: 'en' };
    await made(api.as(admin).post('/api/v1/users', { email: EMAIL, password: PASSWORD, role: Role.Mentor, ...profile, ...numbers }));
    await api.rows(`UPDATE users SET email_verified_at = now() WHERE email = '${EMAIL}'`);
    const [mina] = (await api.rows(`SELECT * FROM users WHERE email = '${EMAIL}'`)) as [User];
    const login = (password: string) =>
      api.anonymous().post('/api/v1/auth/login', { email: EMAIL, password }, { 'user-agent': 'zq-agent' });
    await made(login(PASSWORD));
    await login('a wrong one for once');
    await made(api.anonymous().post('/api/v1/auth/password/forgot', { email: EMAIL }));
    const her = api.as(mina);
    await made(her.patch(`/api/v1/users/${mina.id}`, { position: 'zq-promotion' }));
    await made(her.post('/api/v1/api-keys', { name: 'zq-laptop', scopes: ['task:read'] }, { 'idempotency-key': 'zq-key' }));
    await made(her.post('/api/v1/calendar/leave', { start_on: '2030-07-26', kind: 'sick', note: 'zq-hospital' }));
    return mina;
  }

  /** Sends a file that is to be attached; its name and its bytes have the word. */
  const attached = async (mina: User, word: string): Promise<string> => {
    const pdf = aPdf(400);
    pdf.write(`${word} `, 20);
    return sendAttachment(mina, pdf, { filename: `${word}.pdf` });
  };

  /** Creates content that belongs to her alone. */
  async function possessions(mina: User): Promise<void> {
    const her = api.as(mina);
    const cv = aPdf(200);
    cv.write('zq-bytes ', 20);
    const { body: score } = await create(
      mina,
      { title: 'zq-score', composer: 'zq-composer', tags: ['zq-label'], note: 'zq-fingering' },
      cv,
    );
    await made(api.as(mina).post('/api/v1/files/upload-url', { filename: 'zq-cv.pdf', mime_type: 'application/pdf', size: 100 }));
    await send(mina, aPdf(300));
    const list = await made(her.post('/api/v1/setlists', { title: 'zq-concert', description: 'zq-programme' }));
    const item = await made(her.post(`/api/v1/setlists/${list.id}/items`, { score_id: score.id, note: 'zq-encore' }));
    await made(her.patch(`/api/v1/setlists/${list.id}/items/${item.id}`, { note: 'zq-finale' }));
    await made(her.post('/api/v1/quota/referral'));
    const own = await made(her.post('/api/v1/tasks', { title: 'zq-errand', description: 'zq-details', assignee_id: mina.id, due_at: DUE }));
    await made(her.post(`/api/v1/tasks/${own.id}/checklist`, { title: 'zq-step' }));
    await made(her.post(`/api/v1/tasks/${own.id}/comments`, { body: 'zq-monologue', upload_ids: [await attached(mina, 'zq-sketch')] }));
    await made(her.post('/api/v1/memos', { body: 'zq-diary', task_id: own.id }));
  }

  /** Creates texts that she writes to colleagues. */
  async function words(mina: User, admin: User, joon: User): Promise<void> {
    const [her, his] = [api.as(mina), api.as(joon)];
    const { id } = await api.pair(mina, joon);
    await made(her.post('/api/v1/memos', { body: 'zq-opinion', user_id: joon.id, visibility: 'admins' }));
    const give = async (by: User, title: string, to: User) =>
      (await made(api.as(by).post('/api/v1/tasks', { title, guideline: 'kept-guideline', assignee_id: to.id, due_at: DUE }))).id as number;
    const [errand, stuck] = [await give(admin, 'kept-errand', mina), await give(admin, 'kept-errand', mina)];
    await made(her.post(`/api/v1/tasks/${errand}/comments`, { body: 'zq-remark: my phone is 010-9753-8642' }));
    await made(her.post(`/api/v1/tasks/${errand}/start`));
    const handed = { text: 'zq-work', link: 'https://example.com/zq-link', upload_ids: [await attached(mina, 'zq-appendix')] };
    await made(her.post(`/api/v1/tasks/${errand}/submit`, handed));
    await made(her.post(`/api/v1/tasks/${stuck}/start`));
    await made(her.post(`/api/v1/tasks/${stuck}/block`, { reason: 'zq-illness' }));
    const [reviewed, waived] = [await give(mina, 'kept-task', joon), await give(mina, 'kept-task', joon)];
    await made(his.post(`/api/v1/tasks/${reviewed}/start`));
    await made(his.post(`/api/v1/tasks/${reviewed}/submit`, { text: 'Done.' }));
    await made(her.post(`/api/v1/tasks/${reviewed}/request-changes`, { note: 'zq-verdict' }));
    await made(her.post(`/api/v1/tasks/${waived}/waive`, { reason: 'zq-pardon' }));

    await made(her.patch(`/api/v1/mentorships/${id}`, { goal: 'zq-goal' }));
    const meeting = { title: 'zq-meeting', place: 'zq-place', notes: 'zq-notes', mentor_notes: 'zq-thoughts' };
    await made(her.post(`/api/v1/mentorships/${id}/meetings`, { ...meeting, starts_at: DUE }));
    await made(her.post(`/api/v1/mentorships/${id}/pause`, { reason: 'zq-pause' }));
    await made(her.post(`/api/v1/mentorships/${id}/terminate`, { reason: 'zq-farewell' }));
    const asked = await made(his.post(`/api/v1/mentorships/${id}/resume`));
    await made(her.post(`/api/v1/requests/${asked.id}/dismiss`, { note: 'zq-refusal' }));
  }

  /** Creates content that she makes for the company. */
  async function works(mina: User): Promise<void> {
    const curriculum = { title: 'kept-curriculum', description: 'kept-description', total_weeks: 4 };
    const { id } = await made(api.as(mina).post('/api/v1/curricula', curriculum));
    await made(api.as(mina).post(`/api/v1/curricula/${id}/items`, { type: 'task', title: 'kept-item', start_week: 1 }));
  }

  return async (admin: User, joon: User): Promise<User> => {
    const mina = await herself(admin);
    await possessions(mina);
    await words(mina, admin, joon);
    await works(mina);
    return mina;
  };
}
