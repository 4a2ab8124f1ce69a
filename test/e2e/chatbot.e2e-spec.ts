import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import { ChatbotSessionsService } from '@knowledge/chatbot/chatbot-sessions.service';
import { Retrieval } from '@knowledge/retrieval';
import type { User } from '@organisation/users/user.entity';

const PATH = '/api/v1/chatbot';
const PARKING = '주차 등록은 어디서 하나요?';

describe('the chatbot', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function people() {
    const [admin, max, mina] = await Promise.all([Role.Admin, Role.Mentor, Role.Mentee].map((role) => api.aSaved(role)));
    await api.pair(max!, mina!);
    return { admin: admin!, max: max!, mina: mina! };
  }
  const aSession = async (user: User) => (await api.as(user).post(`${PATH}/sessions`, {})).body.id as number;
  const ask = (user: User, session: number, text: string) => api.as(user).post(`${PATH}/sessions/${session}/messages`, { text });
  const gaps = async (admin: User) => (await api.as(admin).get(`${PATH}/gaps`)).body.results;

  it('keeps sessions of one person, named after their questions, which nobody else finds', async () => {
    const { admin, max, mina } = await people();
    const opened = await api.as(mina).post(`${PATH}/sessions`, {});
    const url = `${PATH}/sessions/${opened.body.id}`;
    expect([opened.status, opened.headers.location, opened.body.title]).toEqual([201, url, null]);
    await ask(mina, opened.body.id, PARKING);
    await ask(mina, opened.body.id, '자전거도 세울 수 있나요?');
    const { body } = await api.as(mina).get(url);
    expect(body).toMatchObject({ title: PARKING, summary: `자전거도 세울 수 있나요? · ${PARKING}`, last_asked_at: expect.any(String) });
    const changed = await api.as(mina).patch(url, { title: '주차', summary: '차와 자전거' }, { 'if-match': `"${body.version}"` });
    expect(changed.body).toMatchObject({ title: '주차', summary: '차와 자전거' });
    await ask(mina, opened.body.id, '오토바이는요?');
    expect((await api.as(mina).get(url)).body.summary).toBe('차와 자전거');
    for (const user of [admin, max]) {
      for (const answer of [await api.as(user).get(url), await api.as(user).get(`${url}/messages`), await ask(user, opened.body.id, 'Hm?')])
        expect(problem(answer)).toEqual([404, 'CHATBOT_SESSION_NOT_FOUND']);
      expect((await api.as(user).get(`${PATH}/sessions`)).body.count).toBe(0);
    }
    expect((await api.as(mina).delete(url)).status).toBe(204);
    expect(await api.rows('SELECT FROM chatbot_messages')).toEqual([]);
    expect(await api.rows("SELECT FROM audit_entries WHERE resource LIKE 'chatbot%'")).toEqual([]);
  });

  it('says that it does not know, without a reference, and records the gap without the person', async () => {
    const { admin, mina } = await people();
    const session = await aSession(mina);
    const answer = await ask(mina, session, '제 번호 010-1234-5678 로 주차 등록은 어디서 하나요?');
    expect([answer.status, answer.headers.location]).toEqual([201, `${PATH}/messages/${answer.body.id}`]);
    expect(answer.body).toMatchObject({
      role: 'chatbot',
      status: 'answered',
      kind: 'refusal',
      language: 'ko',
      rating: null,
      hand_over: null,
    });
    expect(answer.body.text).toContain('답을 찾지 못했습니다');
    expect((await ask(mina, session, 'Where is the piano tuner?')).body.text).toContain('I do not know');
    await ask(mina, session, '제 번호 010-9999-1234 로 주차 등록은 어디서 하나요?');
    const found = await gaps(admin);
    const parking = found.find(({ language }: { language: string }) => language === 'ko');
    expect(parking).toMatchObject({ asked_count: 2, status: 'open', effect: null, question: '제 번호 … 로 주차 등록은 어디서 하나요?' });
    const [row] = await api.rows(`SELECT to_jsonb(g) AS it FROM knowledge_gaps g WHERE id = ${parking.id}`);
    expect(Object.keys(row.it).filter((column) => /user|_at$|session|message/.test(column))).toEqual(['closed_at']);
    expect(JSON.stringify(row)).not.toMatch(/1234|5678|9999/);
    const { body } = await api.as(mina).get(`${PATH}/sessions/${session}/messages?limit=4`);
    expect(body.results.map(({ role }: { role: string }) => role)).toEqual(['chatbot', 'user', 'chatbot', 'user']);
    const rest = await api.as(mina).get(`${PATH}/sessions/${session}/messages?limit=4&cursor=${body.next_cursor}`);
    expect([rest.body.results.length, rest.body.next_cursor]).toEqual([2, null]);
  });

  it('gives the answer of the company to questions with the same words, and shows what closing a gap has changed', async () => {
    const { admin, max, mina } = await people();
    const foreigner = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const session = await aSession(mina);
    await ask(mina, session, PARKING);
    const [gap] = await gaps(admin);
    const suggested = await api
      .as(max)
      .post(`${PATH}/curated-answers`, { questions: ['주차 등록은 어디에서 합니까?'], answer: '총무팀에서 합니다.' });
    expect([suggested.status, suggested.body.status]).toEqual([201, 'suggested']);
    expect((await ask(mina, session, PARKING)).body.kind).toBe('refusal');
    const close = () => api.as(admin).post(`${PATH}/gaps/${gap.id}/close`, { curated_answer_id: suggested.body.id });
    expect(problem(await close())).toEqual([409, 'CURATED_ANSWER_UNPUBLISHED']);
    const url = `${PATH}/curated-answers/${suggested.body.id}`;
    expect(problem(await api.as(max).post(`${url}/publish`))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(admin).post(`${url}/publish`)).body.status).toBe('published');
    expect(problem(await api.as(max).patch(url, { answer: '아무 데서나.' }))).toEqual([403, 'FORBIDDEN']);
    expect((await close()).body).toMatchObject({
      status: 'closed',
      curated_answer_id: suggested.body.id,
      effect: { asked: 0, answered: 0 },
    });
    expect(problem(await close())).toEqual([409, 'GAP_NOT_OPEN']);
    const answer = await ask(mina, session, '어디서 주차를 등록하나요?');
    expect(answer.body).toMatchObject({ kind: 'curated', text: '총무팀에서 합니다.' });
    expect((await api.as(admin).get(`${PATH}/gaps/${gap.id}`)).body).toMatchObject({ asked_count: 2, effect: { asked: 1, answered: 1 } });
    expect((await ask(foreigner, await aSession(foreigner), PARKING)).body.kind).toBe('refusal');
    expect(problem(await api.as(mina).get(`${PATH}/gaps`))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(admin).post(`${PATH}/gaps/${gap.id}/reopen`)).body).toMatchObject({ status: 'open', effect: null });
  });

  it('counts a question that points back with its topic, and gives the answer of the company to both', async () => {
    const { admin, mina } = await people();
    const session = await aSession(mina);
    for (const question of [PARKING, '그럼 오토바이는요?']) expect((await ask(mina, session, question)).body.kind).toBe('refusal');
    const whole = `${PARKING} 오토바이?`;
    expect((await gaps(admin)).map(({ question }: { question: string }) => question).sort()).toEqual([PARKING, whole].sort());
    await api
      .as(admin)
      .post(`${PATH}/curated-answers`, { questions: ['오토바이 주차 등록은 어디서 하나요?'], answer: '시설팀에서 합니다.' });
    const { body } = await ask(mina, session, '그럼 오토바이는요?');
    expect(body).toMatchObject({ kind: 'curated', text: '시설팀에서 합니다.' });
    await api.as(mina).post(`${PATH}/messages/${body.id}/feedback`, { rating: 'unhelpful' });
    expect((await gaps(admin)).find(({ question }: { question: string }) => question === whole)).toMatchObject({
      asked_count: 1,
      unhelpful_count: 1,
    });
  });

  it('publishes one of two answers for the same words (409 for the other)', async () => {
    const { admin } = await people();
    const write = (answer: string) => api.as(admin).post(`${PATH}/curated-answers`, { questions: [PARKING], answer });
    const answers = await Promise.all(['One.', 'Two.', 'Three.'].map(write));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await api.rows('SELECT FROM curated_answers')).toHaveLength(1);
    for (const questions of [['?!'], []])
      expect((await api.as(admin).post(`${PATH}/curated-answers`, { questions, answer: 'Hm.' })).status).toBe(422);
  });

  it('stops an answer that fails, so that the next question can be asked', async () => {
    const { mina } = await people();
    const session = await aSession(mina);
    const failing = jest.spyOn(api.get(Retrieval), 'find').mockRejectedValueOnce(new Error('canceling statement due to statement timeout'));
    expect((await ask(mina, session, PARKING)).status).toBe(500);
    failing.mockRestore();
    expect(await api.rows("SELECT status FROM chatbot_messages WHERE role = 'chatbot'")).toEqual([{ status: 'stopped' }]);
    expect((await ask(mina, session, PARKING)).status).toBe(201);
  });

  it('counts an unhelpful answer as a gap, once for each person who changes their mind', async () => {
    const { admin, max, mina } = await people();
    await api.as(admin).post(`${PATH}/curated-answers`, { questions: [PARKING], answer: '총무팀에서 합니다.' });
    const { body } = await ask(mina, await aSession(mina), PARKING);
    const rate = (user: User, rating: string, id = body.id) =>
      api.as(user).post(`${PATH}/messages/${id}/feedback`, { rating, comment: '낡은 답입니다.' });
    expect((await rate(mina, 'unhelpful')).body.rating).toBe('unhelpful');
    await rate(mina, 'unhelpful');
    expect(await gaps(admin)).toMatchObject([{ asked_count: 0, unhelpful_count: 1, question: PARKING }]);
    expect((await rate(mina, 'helpful')).body.rating).toBe('helpful');
    expect(await gaps(admin)).toMatchObject([{ unhelpful_count: 0 }]);
    for (const rating of ['unhelpful', 'helpful', 'helpful', 'unhelpful']) await rate(mina, rating);
    expect(await gaps(admin)).toMatchObject([{ asked_count: 0, unhelpful_count: 1 }]);
    expect(problem(await rate(max, 'helpful'))).toEqual([404, 'CHATBOT_MESSAGE_NOT_FOUND']);
    expect(problem(await rate(mina, 'helpful', body.question_id))).toEqual([409, 'ANSWER_NOT_READY']);
    expect(JSON.stringify(await gaps(admin))).not.toContain('낡은');
  });

  it('hands a question over to the mentor as a task, one open at a time, and shows the reply', async () => {
    const { admin, max, mina } = await people();
    const { body } = await ask(mina, await aSession(mina), PARKING);
    const url = `${PATH}/messages/${body.id}/hand-over`;
    const answers = await Promise.all([1, 2, 3].map(() => api.as(mina).post(url, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { hand_over } = answers.find(({ status }) => status === 200)!.body;
    expect(hand_over).toMatchObject({ mentor: { id: max.id }, task_status: 'todo', reply: null });
    const task = `/api/v1/tasks/${hand_over.task_id}`;
    expect((await api.as(max).get(task)).body).toMatchObject({ title: `멘티의 질문: ${PARKING}`, description: PARKING, reviewer: null });
    expect(problem(await api.as(mina).get(task))).toEqual([404, 'TASK_NOT_FOUND']);
    await api.as(max).post(`${task}/start`);
    expect((await api.as(max).post(`${task}/submit`, { text: '총무팀에 물어보면 됩니다.' })).status).toBe(200);
    const after = (await api.as(mina).get(`${PATH}/messages/${body.id}`)).body.hand_over;
    expect(after).toMatchObject({ task_status: 'done', reply: '총무팀에 물어보면 됩니다.' });
    expect((await api.as(mina).post(url, {})).status).toBe(200);
    for (const user of [admin, max]) expect(problem(await api.as(user).post(url, {}))).toEqual([403, 'FORBIDDEN']);
    const alone = await api.aSaved(Role.Mentee);
    const theirs = await ask(alone, await aSession(alone), PARKING);
    expect(problem(await api.as(alone).post(`${PATH}/messages/${theirs.body.id}/hand-over`, {}))).toEqual([409, 'NO_MENTOR_TO_ASK']);
  });

  it('forgets the questions of a person who has left, also in the tasks of their mentor', async () => {
    const { max, mina } = await people();
    const { body } = await ask(mina, await aSession(mina), PARKING);
    await api.as(mina).post(`${PATH}/messages/${body.id}/hand-over`, {});
    await api.get(ChatbotSessionsService).forgetPerson(mina.id);
    for (const table of ['sessions', 'messages', 'feedback', 'handovers'])
      expect(await api.rows(`SELECT FROM chatbot_${table}`)).toEqual([]);
    expect(await api.rows(`SELECT title, description FROM tasks WHERE assignee_id = ${max.id}`)).toEqual([
      { title: '[removed]', description: null },
    ]);
  });

  it('makes a gap the task of somebody who writes the document', async () => {
    const { admin, max, mina } = await people();
    await ask(mina, await aSession(mina), PARKING);
    const [gap] = await gaps(admin);
    const assigned = await api.as(admin).post(`${PATH}/gaps/${gap.id}/assign`, { assignee_id: max.id, due_at: '2030-01-15T10:00:00Z' });
    expect(assigned.body.task_id).toEqual(expect.any(Number));
    expect((await api.as(max).get(`/api/v1/tasks/${assigned.body.task_id}`)).body).toMatchObject({ description: PARKING });
    expect((await api.as(admin).post(`${PATH}/gaps/${gap.id}/dismiss`)).body.status).toBe('dismissed');
  });
});
