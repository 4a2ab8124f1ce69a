import { type Answer, startApi } from '@test/app';
import { ANSWER, LEAVE, QUESTION, chatbot, chatbotStories } from '@test/chatbot';
import { ENGLISH, notifications } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import type { User } from '@organisation/users/user.entity';

const PARKING = '주차 등록은 어디서 하나요?';

describe('people behind the chatbot', () => {
  const api = startApi();
  const { tell, deliver, mailsTo } = notificationsOf(api);
  const { people, folder, document, publish, ask, again } = chatbotStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const curated = `${chatbot}/curated-answers`;
  const titlesOf = async (user: User) => {
    const { results } = (await api.as(user).get(notifications, ENGLISH)).body;
    return results.map(({ title, link }: { title: string; link: string }) => [title, link.split('/open/').at(-1)]);
  };

  it('suggest answers as mentors, and are told of what admins decide, with the reason', async () => {
    const { admin, max, mina, eva, stranger } = await people();
    const { id } = (await api.as(max).post(curated, { questions: [PARKING], answer: '총무팀에서 합니다.' })).body;
    expect((await api.as(admin).get(`${curated}?status=suggested`)).body.results).toMatchObject([{ id, author: { id: max.id } }]);
    expect((await ask(mina, PARKING)).kind).toBe('refusal');
    expect(problem(await api.as(eva).get(`${curated}/${id}`))).toEqual([404, 'CURATED_ANSWER_NOT_FOUND']);
    expect(problem(await api.as(mina).post(curated, { questions: [PARKING], answer: 'Hm.' }))).toEqual([403, 'FORBIDDEN']);
    const decline = (user: User, body: object = { reason: '담당은 시설팀입니다.' }) => api.as(user).post(`${curated}/${id}/decline`, body);
    expect(problem(await decline(max))).toEqual([403, 'FORBIDDEN']);
    expect((await decline(admin, {})).status).toBe(422);
    const declined = await Promise.all([decline(admin), decline(admin)]);
    expect(declined.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await api.as(max).get(`${curated}/${id}`)).body).toMatchObject({ status: 'declined', decline_reason: '담당은 시설팀입니다.' });
    expect((await ask(mina, PARKING)).kind).toBe('refusal');
    await tell();
    expect(await titlesOf(max)).toEqual([[`Your answer was declined: ${PARKING}`, `curated_answer/${id}`]]);
    expect(await titlesOf(admin)).toEqual([[`Suggested answer: ${PARKING}`, `curated_answer/${id}`]]);

    const again = await api.as(max).patch(`${curated}/${id}`, { answer: '시설팀에서 합니다.' });
    expect(again.body).toMatchObject({ status: 'suggested', decline_reason: null });
    for (let times = 0; times < 2; times++) expect((await api.as(admin).post(`${curated}/${id}/publish`)).body.status).toBe('published');
    expect(problem(await decline(admin))).toEqual([409, 'CURATED_ANSWER_NOT_SUGGESTED']);
    expect(await ask(mina, PARKING)).toMatchObject({ kind: 'curated', text: '시설팀에서 합니다.' });
    await api.as(admin).post(curated, { questions: ['Where is lunch?'], answer: 'Downstairs.' });
    await deliver();
    expect((await titlesOf(max))[0]).toEqual([`Your answer is published: ${PARKING}`, `curated_answer/${id}`]);
    expect([(await titlesOf(admin)).length, await titlesOf(eva), await titlesOf(stranger)]).toEqual([2, [], []]);
    const mails = mailsTo(max.email);
    expect(mails).toHaveLength(2);
    expect(JSON.stringify(mails)).not.toMatch(/시설팀|총무팀/);
  });

  it('answer questions that are handed over: the mentor is told of the task, and the mentee of the reply', async () => {
    const { admin, max, mina, joon } = await people();
    await api.pair(max, mina);
    const answer = await ask(mina, PARKING);
    const { hand_over } = (await api.as(mina).post(`${chatbot}/messages/${answer.id}/hand-over`, {})).body;
    await tell();
    expect(await titlesOf(max)).toEqual([[`New task: 멘티의 질문: ${PARKING}`, `task/${hand_over.task_id}`]]);
    const task = `/api/v1/tasks/${hand_over.task_id}`;
    await api.as(max).post(`${task}/start`);
    await api.as(max).post(`${task}/submit`, { text: '총무팀에 물어보면 됩니다.' });
    await deliver();
    expect(await titlesOf(mina)).toEqual([[`${max.name} has answered your question`, `chatbot_message/${answer.id}`]]);
    for (const other of [admin, joon]) expect(await titlesOf(other)).toEqual([]);
    expect(JSON.stringify(mailsTo(mina.email))).not.toMatch(/주차|총무팀/);
    expect((await again(mina, answer.id)).hand_over).toMatchObject({ task_status: 'done', reply: '총무팀에 물어보면 됩니다.' });
  });

  it('close a gap: a task without the asker, a document, a curated answer, and the effect', async () => {
    const { admin, max, mina, stranger } = await people();
    expect((await ask(mina, `${QUESTION} mina@example.com`)).kind).toBe('refusal');
    const [gap] = (await api.as(admin).get(`${chatbot}/gaps`)).body.results;
    const url = `${chatbot}/gaps/${gap.id}`;
    const { task_id } = (await api.as(admin).post(`${url}/assign`, { assignee_id: max.id, due_at: '2030-01-15T10:00:00Z' })).body;
    const [task] = await api.rows(`SELECT to_jsonb(t) AS it FROM tasks t WHERE t.id = ${task_id}`);
    expect(JSON.stringify(task)).toContain(QUESTION);
    const named = await api.rows(`SELECT to_jsonb(e) AS it FROM audit_entries e WHERE resource IN ('task', 'knowledge_gap')`);
    for (const said of [task, named, (await api.as(max).get(`/api/v1/tasks/${task_id}`)).body])
      expect(JSON.stringify(said)).not.toMatch(new RegExp(`mina@|${mina.name}|"${mina.id}"|: ?${mina.id}[,}]`));

    const id = await document(admin, await folder(admin), LEAVE);
    const close = (document_id: number) => api.as(admin).post(`${url}/close`, { document_id });
    expect(problem(await close(id))).toEqual([422, 'GAP_DOCUMENT_UNREADABLE']);
    expect((await publish(admin, id)).status).toBe(200);
    const foreign = await document(stranger, await folder(stranger), LEAVE);
    expect((await publish(stranger, foreign)).status).toBe(200);
    expect(problem(await close(foreign))).toEqual([422, 'GAP_DOCUMENT_UNREADABLE']);
    expect((await close(id)).body).toMatchObject({ status: 'closed', document_id: id, task_id, effect: { asked: 0, answered: 0 } });
    expect(await ask(mina, QUESTION)).toMatchObject({ kind: 'quotes', citations: [{ document_id: id, quote: ANSWER }] });
    expect((await api.as(admin).get(url)).body.effect).toEqual({ asked: 1, answered: 1 });
    const shown = async () => [
      (await api.as(admin).get(url)).body.document_id,
      (await api.as(admin).get(`${chatbot}/gaps`)).body.results[0].document_id,
    ];
    const hide = (is_private: boolean) =>
      api.rows(`UPDATE folders SET is_private = ${is_private} WHERE id = (SELECT folder_id FROM documents WHERE id = ${id}) RETURNING id`);
    expect(await shown()).toEqual([id, id]);
    await hide(true);
    expect(await shown()).toEqual([null, null]);
    await hide(false);
    await api.as(admin).delete(`/api/v1/docs/${id}`);
    expect((await ask(mina, QUESTION)).kind).toBe('refusal');
    expect((await api.as(admin).get(url)).body.effect).toEqual({ asked: 2, answered: 1 });

    expect((await api.as(admin).post(`${url}/reopen`)).body).toMatchObject({ document_id: null, effect: null });
    const answer = await api.as(admin).post(curated, { questions: [gap.question], answer: '5일까지 이월됩니다.' });
    await api.as(admin).post(`${url}/close`, { curated_answer_id: answer.body.id });
    expect((await ask(mina, QUESTION)).kind).toBe('curated');
    expect((await api.as(admin).get(url)).body).toMatchObject({ document_id: null, effect: { asked: 1, answered: 1 } });
  });

  it('are told by a mark when a document behind a curated answer is newer, withdrawn or overdue', async () => {
    const { admin, max, mina, stranger } = await people();
    const at = await folder(admin);
    const [leave, rules] = [await document(admin, at, LEAVE), await document(admin, at, { title: 'Rules', body: 'None.' })];
    const write = (user: User, document_ids: number[]) =>
      api.as(user).post(curated, { questions: [PARKING], answer: '총무팀에서 합니다.', document_ids });
    expect(problem(await write(admin, [leave]))).toEqual([422, 'CURATED_DOCUMENT_UNREADABLE']);
    for (const id of [leave, rules]) await publish(admin, id);
    const foreign = await document(stranger, await folder(stranger), LEAVE);
    await publish(stranger, foreign);
    expect(problem(await write(admin, [leave, foreign]))).toEqual([422, 'CURATED_DOCUMENT_UNREADABLE']);
    const { id } = (await write(admin, [leave, rules])).body;
    const given = await ask(mina, PARKING);
    const state = async () => {
      const [row] = (await api.as(admin).get(curated)).body.results;
      const { curated_answer } = await again(mina, given.id);
      const stale = (await api.as(admin).get(`${curated}?is_stale=true`)).body.count;
      expect([row.is_stale, stale]).toEqual([curated_answer.is_stale, curated_answer.is_stale ? 1 : 0]);
      expect((await ask(mina, PARKING)).curated_answer).toEqual(curated_answer);
      return curated_answer;
    };
    const fresh = { document_id: leave, title: LEAVE.title, version: 1, newer_version: null, is_overdue: false };
    expect(await state()).toEqual({ id, is_stale: false, documents: [fresh, expect.objectContaining({ document_id: rules })] });
    await api.as(admin).patch(`/api/v1/docs/${leave}`, { body: `${LEAVE.body} 끝.` });
    await publish(admin, leave);
    expect(await state()).toMatchObject({ is_stale: true, documents: [{ ...fresh, newer_version: 2 }, {}] });
    const refreshed = await api.as(admin).patch(`${curated}/${id}`, { document_ids: [rules] });
    expect(refreshed.body).toMatchObject({ is_stale: false, documents: [{ document_id: rules }] });
    await api.rows(`UPDATE documents SET verified_until = now() - interval '1 day' WHERE id = ${rules}`);
    expect(await state()).toMatchObject({ is_stale: true, documents: [{ is_overdue: true }] });
    await api.rows(`UPDATE documents SET verified_until = NULL WHERE id = ${rules}`);
    expect((await state()).is_stale).toBe(false);
    await api.as(admin).delete(`/api/v1/docs/${rules}`);
    expect(await state()).toEqual({ id, is_stale: true, documents: [] });
    await api.as(admin).patch(`${curated}/${id}`, { document_ids: [], answer: '시설팀에서 합니다.' });
    expect((await again(mina, given.id)).curated_answer).toEqual({ id, is_stale: true, documents: [] });
    expect((await ask(mina, PARKING)).curated_answer.is_stale).toBe(false);
    await api.as(admin).delete(`${curated}/${id}`);
    expect(await again(mina, given.id)).toMatchObject({ text: given.text, curated_answer: null });
    expect((await write(max, [2 ** 40])).status).toBe(422);
  });
});
