import { type Answer, startApi } from '@test/app';
import { anActor } from '@test/builders';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { Role } from '@app/auth';
import { Retrieval } from '@knowledge/retrieval';
import type { User } from '@organisation/users/user.entity';

const CANARY = '칠면조비밀';

describe('the search in documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const search = (user: User, query: string) => api.as(user).get(`${docs}/search?${query}`);
  const q = (text: string) => `q=${encodeURIComponent(text)}`;
  const titles = ({ body }: Answer): string[] => body.results.map(({ title }: { title: string }) => title);

  async function published(user: User, at: number, given: { title: string; body: string; language?: string }): Promise<number> {
    const id = await document(user, at, given);
    await publish(user, id);
    return id;
  }

  async function aLibrary() {
    const all = await people();
    const at = await folder(all.admin);
    const rooms = '# 회의실\n\n회의실은 일주일 전부터 예약할 수 있습니다. 취소는 하루 전까지 합니다.\n';
    const leave = '# Annual leave\n\nEmployees request annual leave two weeks ahead. Requests are approved by the lead.\n';
    return {
      ...all,
      at,
      rooms: await published(all.admin, at, { title: '회의실 안내', body: rooms, language: 'ko' }),
      leave: await published(all.admin, at, { title: 'Leave', body: leave, language: 'en' }),
    };
  }

  it('finds words with particles, compounds and other forms, and shows where they stand', async () => {
    const { mina, at, rooms } = await aLibrary();
    const { status, body } = await search(mina, q('예약'));
    expect(status).toBe(200);
    expect(body).toEqual({
      count: 1,
      next: null,
      previous: null,
      results: [
        {
          id: rooms,
          title: '회의실 안내',
          folder_id: at,
          language: 'ko',
          version: 1,
          published_at: expect.any(String),
          is_overdue: false,
          passage: { heading: '회의실', start: 0, text: expect.stringContaining('예약할 수'), highlights: [{ start: 20, end: 23 }] },
        },
      ],
    });
    expect(titles(await search(mina, q('회의실예약을 어떻게 하나요?')))).toEqual(['회의실 안내']);
    expect(titles(await search(mina, q('requesting leaves')))).toEqual(['Leave']);
    expect(titles(await search(mina, q('어떻게')))).toEqual([]);
    expect(titles(await search(mina, q('?!')))).toEqual([]);
    expect((await search(mina, 'q=')).status).toBe(422);
  });

  it('finds words by their equivalents in the other language, and shows where these stand', async () => {
    const { mina } = await aLibrary();
    expect(titles(await search(mina, q('연차는 어떻게 신청하나요?')))).toEqual(['Leave']);
    const { body } = await search(mina, q('Where do I reserve a conference room?'));
    expect(body.results.map(({ title }: { title: string }) => title)).toEqual(['회의실 안내']);
    expect(body.results[0].passage.highlights).not.toEqual([]);
  });

  it('finds a phrase as it stands, titles by initial consonants, and what filters let through', async () => {
    const { mina, admin, at } = await aLibrary();
    expect(titles(await search(mina, q('"annual leave"')))).toEqual(['Leave']);
    expect(titles(await search(mina, q('"leave annual"')))).toEqual([]);
    expect(titles(await search(mina, q('ㅎㅇㅅ')))).toEqual(['회의실 안내']);
    const beneath = await folder(admin, { name: 'Rooms', parent_id: at });
    await published(admin, beneath, { title: '연습실', body: '연습실도 예약할 수 있습니다.' });
    expect(titles(await search(mina, q('예약'))).sort()).toEqual(['연습실', '회의실 안내']);
    expect(titles(await search(mina, `${q('예약')}&folder_id=${beneath}`))).toEqual(['연습실']);
    expect(titles(await search(mina, `${q('예약')}&folder_id=${at}&language=ko`))).toEqual(['회의실 안내']);
    expect(titles(await search(mina, `${q('예약')}&published_after=2100-01-01`))).toEqual([]);
    const paged = await search(mina, `${q('예약')}&page=2&page_size=1`);
    expect([paged.body.count, paged.body.results.length, paged.body.next]).toEqual([2, 1, null]);
  });

  it('shows nothing of documents that the caller may not read: no word, no count and no page', async () => {
    const { admin, max, mina, winds, stranger, at } = await aLibrary();
    const secret = (title: string) => ({ title, body: `회의실 예약 ${CANARY} 계획입니다.` });
    const theirs = await folder(admin, { name: 'Winds', department_id: winds });
    const hidden = await folder(admin, { name: 'Private', is_private: true });
    const closed = await published(admin, theirs, secret('관악 회의실'));
    await published(admin, hidden, secret('비공개'));
    await document(admin, at, { title: '초안', body: `회의실 ${CANARY}` });
    await published(stranger, await folder(stranger), secret('다른 회사'));
    for (const text of ['예약', CANARY, `회의실 ${CANARY} 예약`, 'ㄱㅇ', 'ㅂㄱㄱ', 'ㅊㅇ']) {
      const answer = await search(mina, `${q(text)}&page_size=1`);
      expect(JSON.stringify(answer.body.results)).not.toContain(CANARY);
      expect([answer.body.count <= 1, answer.body.next]).toEqual([true, null]);
    }
    expect((await search(mina, q(CANARY))).body).toMatchObject({ count: 0, results: [] });
    expect((await search(mina, `${q(CANARY)}&folder_id=${theirs}`)).body).toMatchObject({ count: 0, results: [] });

    await allow(admin, `${docs}/${closed}`, forUser(mina, 'view'));
    expect(titles(await search(mina, q(CANARY)))).toEqual(['관악 회의실']);
    await allow(admin, `${docs}/${closed}`);
    expect((await search(mina, q(CANARY))).body.count).toBe(0);
    await allow(admin, `${folders}/${hidden}`, forUser(max, 'view'));
    expect(titles(await search(max, q(CANARY)))).toEqual(['비공개']);
  });

  it('loses a document in the trash at once, and finds the next version by its own words', async () => {
    const { admin, mina, rooms, leave, at } = await aLibrary();
    await api.as(admin).delete(`${docs}/${rooms}`);
    expect((await search(mina, q('예약'))).body.count).toBe(0);
    await api.as(admin).patch(`${docs}/${leave}`, { body: 'Ask a month ahead.' });
    expect(titles(await search(mina, q('month')))).toEqual([]);
    await publish(admin, leave);
    expect((await search(mina, q('employees'))).body.count).toBe(0);
    expect(titles(await search(mina, q('month')))).toEqual(['Leave']);
    expect(titles(await search(mina, `${q('month')}&folder_id=${at + 1_000}`))).toEqual([]);
  });

  it('gives the chatbot passages whose quotes are slices of their version', async () => {
    const { mina, rooms, leave } = await aLibrary();
    const actor = anActor({ id: mina.id, role: Role.Mentee, company_id: 'sinfonia' });
    const [first] = await api.get(Retrieval).find(actor, '회의실은 언제부터 예약할 수 있나요?'.normalize('NFD'), 5);
    expect(first).toMatchObject({ document_id: rooms, version: 1, title: '회의실 안내', heading: '회의실', start: 0, is_overdue: false });
    const [{ body }] = await api.rows(`SELECT body FROM document_versions WHERE id = ${first!.version_id}`);
    expect(first!.quote).toBe([...body].slice(first!.start, first!.end).join(''));
    expect(first!.score).toBeGreaterThan(0.9);
    expect((await api.get(Retrieval).find(actor, 'annual leave', 1)).map(({ document_id }) => document_id)).toEqual([leave]);
    expect(await api.get(Retrieval).find(actor, '…', 5)).toEqual([]);
    const [far] = await api.get(Retrieval).find(actor, '주차장 요금 예약 등록 방법과 지하 주차권', 5);
    expect(far!.score).toBeLessThan(0.5);
  });

  it('needs a token', async () => {
    expect((await api.anonymous().get(`${docs}/search?q=x`)).status).toBe(401);
  });
});
