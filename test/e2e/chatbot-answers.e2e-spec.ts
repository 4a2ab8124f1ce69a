import { startApi } from '@test/app';
import { ANSWER, LEAVE, QUESTION, chatbot, chatbotStories } from '@test/chatbot';
import { docs, forUser } from '@test/documents';
import { writerDouble } from '@test/writer-double';

describe('answers of the chatbot', () => {
  // Before the api, which reads the settings when it starts.
  const writer = writerDouble();
  const api = startApi();
  const { people, folder, published, publish, allow, ask, again, aSession, document } = chatbotStories(api);

  const quotesOf = ({ citations }: { citations: { quote: string }[] }) => citations.map(({ quote }) => quote);
  const withoutWriter = () => writer.write((_, response) => void response.writeHead(503).end());

  it('quote the version, word for word, and stay as they were given when there is a newer one', async () => {
    const { admin, mina } = await people();
    withoutWriter();
    const id = await published(admin, await folder(admin), LEAVE);
    const answer = await ask(mina, QUESTION);
    expect(answer).toMatchObject({ kind: 'quotes', status: 'answered', text: '문서에 다음과 같이 나와 있습니다.' });
    const [citation] = answer.citations;
    expect(citation).toMatchObject({ document_id: id, version: 1, title: LEAVE.title, quote: ANSWER, sentence: null, newer_version: null });
    expect([...LEAVE.body].slice(citation.start, citation.end).join('')).toBe(ANSWER);
    await api.as(admin).patch(`${docs}/${id}`, { body: LEAVE.body.replace('5일', '7일') });
    expect((await publish(admin, id)).status).toBe(200);
    expect((await again(mina, answer.id)).citations).toEqual([{ ...citation, newer_version: 2 }]);
    expect(quotesOf(await ask(mina, QUESTION.replace('5일', '7일')))).toEqual([ANSWER.replace('5일', '7일')]);
  });

  it('are a refusal without references at the next question after a document is trashed or a right is gone', async () => {
    const { admin, max, mina, joon } = await people();
    withoutWriter();
    const shut = await folder(admin, { is_private: true });
    await allow(admin, `/api/v1/folders/${shut}`, forUser(admin, 'edit', true), forUser(mina, 'view'), forUser(max, 'view'));
    const id = await published(admin, shut, LEAVE);
    expect(await ask(joon, QUESTION)).toMatchObject({ kind: 'refusal', citations: [] });
    const [hers, his] = [await ask(mina, QUESTION), await ask(max, QUESTION)];
    expect([hers, his].map(quotesOf)).toEqual([[ANSWER], [ANSWER]]);
    await allow(admin, `/api/v1/folders/${shut}`, forUser(admin, 'edit', true), forUser(max, 'view'));
    expect((await again(mina, hers.id)).citations).toEqual([]);
    expect(await ask(mina, QUESTION)).toMatchObject({ kind: 'refusal', citations: [] });
    expect((await again(max, his.id)).citations).toHaveLength(1);
    expect((await api.as(admin).delete(`${docs}/${id}`)).status).toBeLessThan(300);
    expect((await again(max, his.id)).citations).toEqual([]);
    expect(await ask(max, QUESTION)).toMatchObject({ kind: 'refusal', citations: [] });
  });

  it('follow a question that points back, and their session names documents only as long as they can be read', async () => {
    const { admin, mina } = await people();
    writer.write(() => [{ text: ANSWER, passage: 1, quote: ANSWER }]);
    const shut = await folder(admin, { is_private: true });
    await allow(admin, `/api/v1/folders/${shut}`, forUser(admin, 'edit', true), forUser(mina, 'view'));
    const id = await published(admin, shut, LEAVE);
    const session = await aSession(mina);
    const url = `${chatbot}/sessions/${session}`;
    const inSession = async (text: string) => (await api.as(mina).post(`${url}/messages`, { text })).body;
    expect((await inSession(QUESTION)).citations).toHaveLength(1);
    for (const text of ['그럼 병가는요?', '그리고 연차도요?'])
      expect((await inSession(text)).citations).toMatchObject([{ document_id: id }]);
    expect(writer.requests.map(({ body }) => JSON.parse(JSON.parse(body).messages[1].content).previous_question)).toEqual([
      undefined,
      QUESTION,
      QUESTION,
    ]);
    const shown = async () => [(await api.as(mina).get(url)).body, (await api.as(mina).get(`${chatbot}/sessions`)).body.results[0]];
    const summary = `그리고 연차도요? · 그럼 병가는요? · ${QUESTION}`;
    for (const one of await shown()) expect(one).toMatchObject({ summary, documents: [{ id, title: LEAVE.title }] });
    await allow(admin, `/api/v1/folders/${shut}`, forUser(admin, 'edit', true));
    for (const one of await shown()) expect(one).toMatchObject({ summary, documents: [] });
    expect(JSON.stringify(await shown())).not.toContain(LEAVE.title);
  });

  it('have no word of what the asker may not read, and neither has the request to the endpoint', async () => {
    const { admin, mina, winds, stranger } = await people();
    const body = (canary: string) => ({ title: `연차 ${canary}`, body: `쓰지 않은 연차는 ${canary} 최대 9일까지 이월됩니다.` });
    await published(admin, await folder(admin), LEAVE);
    await published(admin, await folder(admin, { name: 'Winds', department_id: winds }), body('카나리아바람'));
    const shut = await folder(admin, { name: 'Shut', is_private: true });
    await allow(admin, `/api/v1/folders/${shut}`, forUser(admin, 'edit', true));
    await published(admin, shut, body('카나리아비밀'));
    await published(stranger, await folder(stranger), body('카나리아타사'));
    await document(admin, await folder(admin, { name: 'Drafts' }), body('카나리아초안'));
    writer.write(({ passages }) => passages.map(({ passage, text }) => ({ text, passage, quote: text.split('\n').at(-1) })));
    for (const question of [QUESTION, '카나리아 연차 이월', '카나리아비밀이 뭐예요?', '연차는 9일까지 이월되나요?']) {
      const answer = await ask(mina, question);
      expect(JSON.stringify([answer, await again(mina, answer.id)])).not.toMatch(/카나리아|9일까지/);
    }
    expect(writer.requests.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(writer.requests.map((one) => JSON.parse(one.body).messages[1].content.replace(/"question":"[^"]*"/, ''))),
    ).not.toContain('카나리아');
    const { length } = await api.rows("SELECT FROM chatbot_citations WHERE quote LIKE '%카나리아%'");
    expect(length).toBe(0);
  });
});
