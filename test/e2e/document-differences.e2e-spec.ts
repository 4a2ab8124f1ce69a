import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import type { User } from '@organisation/users/user.entity';

const CANARY = 'kanarienvogel';

describe('comparing and suggesting documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('compares versions, and the draft for those who read it', async () => {
    const { admin, max, joon, stranger } = await people();
    const at = await folder(admin);
    const id = await document(admin, at, { title: 'Leave', body: '# Leave\n\nAsk two weeks ahead.\n\nTell your mentor.' });
    const url = `${docs}/${id}`;
    const diff = async (user: User, query = '') => api.as(user).get(`${url}/diff${query}`);
    expect(problem(await diff(admin))).toEqual([404, 'VERSION_NOT_FOUND']);
    expect((await diff(admin, '?to=draft')).body).toMatchObject({ from_version: null, to_version: null, title_before: null });
    expect((await diff(admin, '?to=draft')).body.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['added', 'added', 'added']);
    await publish(admin, id);
    await api.as(admin).patch(url, { title: 'Leave and absence', body: '# Leave\n\nAsk three weeks ahead.\n\nTell your mentor.\n\nWait.' });
    await publish(admin, id);
    await api.as(admin).patch(url, { body: `# Leave\n\n${CANARY}` });

    const change = { kind: 'changed', before_number: 2, after_number: 2, before: 'Ask two weeks ahead.', after: 'Ask three weeks ahead.' };
    const spans = { removed: [{ start: 4, end: 7 }], added: [{ start: 4, end: 9 }] };
    const wait = { kind: 'added', before_number: null, after_number: 4, before: null, after: 'Wait.', removed: [], added: [] };
    const expected = {
      ...{ from_version: 1, to_version: 2, title_before: 'Leave', title_after: 'Leave and absence', is_replaced: false },
      changes: [{ ...change, ...spans }, wait],
    };
    for (const query of ['', '?from=1', '?from=1&to=2', '?to=2']) expect((await diff(joon, query)).body).toEqual(expected);
    expect((await diff(joon, '?from=2&to=2')).body.changes).toEqual([]);
    expect((await diff(joon, '?to=1')).body).toMatchObject({ from_version: null, to_version: 1 });
    expect(JSON.stringify((await diff(admin, '?to=draft')).body)).toContain(CANARY);
    for (const who of [max, joon]) expect(problem(await diff(who, '?to=draft'))).toEqual([403, 'FORBIDDEN']);
    for (const query of ['?from=3', '?to=3', '?from=1&to=9']) expect(problem(await diff(joon, query))).toEqual([404, 'VERSION_NOT_FOUND']);
    for (const query of ['?from=draft', '?to=0', '?to=latest']) expect((await diff(joon, query)).status).toBe(422);
    expect(problem(await diff(stranger))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
  });

  it('shows Markdown as a page that runs, loads and sends nothing', async () => {
    const { admin, joon, stranger } = await people();
    const body = '# 휴가\n\n<script>alert(1)</script> ![x](https://evil.example/x.png) [x](javascript:alert(1))';
    const id = await document(admin, await folder(admin), { title: '<b>휴가</b>'.replace(/[<>/]/g, ''), body });
    const html = async (user: User, query = '') => api.as(user).get(`${docs}/${id}/html${query}`);
    expect((await html(joon)).status).toBe(404);
    await publish(admin, id);
    await api.as(admin).patch(`${docs}/${id}`, { body: CANARY });
    const shown = await html(joon);
    expect(shown.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*;sandbox$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(shown.body).toContain('<h1>휴가</h1>');
    expect(shown.body).not.toMatch(/<script|<img|href="javascript|evil\.example/);
    expect(shown.body).not.toContain(CANARY);
    expect((await html(joon, '?draft=true')).status).toBe(403);
    expect((await html(admin, '?draft=true')).body).toContain(CANARY);
    expect((await html(stranger)).status).toBe(404);
    expect((await html(joon, '?number=2')).status).toBe(404);
  });

  it('suggests titles and headings, by initial consonants too, and nothing that cannot be read', async () => {
    const { admin, mina, joon, strings, stranger } = await people();
    const open = await document(admin, await folder(admin), {
      title: '휴가 규정',
      body: '# 경조 휴가\n\n닷새입니다.\n\n# 병가\n\n사흘입니다.',
    });
    const own = await document(admin, await folder(admin, { name: 'Strings', department_id: strings }), {
      title: `휴가 ${CANARY}`,
      body: `# 여름 휴가 ${CANARY}\n\nText`,
    });
    const hidden = await folder(admin, { name: CANARY, is_private: true });
    await allow(admin, `${folders}/${hidden}`, forUser(admin, 'edit', true));
    const secret = await document(admin, hidden, { title: `휴가 비밀 ${CANARY}`, body: `# 휴가 ${CANARY}\n\nText` });
    await document(admin, hidden, { title: `휴가 초안 ${CANARY}` });
    for (const id of [open, own, secret]) await publish(admin, id);
    const suggested = async (user: User, q: string) =>
      (await api.as(user).get(`${docs}/suggestions?q=${encodeURIComponent(q)}`)).body.results;
    const rules = { document_id: open, title: '휴가 규정', heading: null };
    const heading = { document_id: open, title: '휴가 규정', heading: '경조 휴가' };
    for (const q of ['휴가', 'ㅎㄱ', '휴ㄱ']) expect(await suggested(joon, q)).toEqual([rules, heading]);
    expect(await suggested(joon, 'ㄱㅈ')).toEqual([rules, heading]);
    for (const q of ['휴', '휴 ㄱ', CANARY, '%%', 'ㅋㅋ']) expect(await suggested(joon, q)).toEqual([]);
    expect(await suggested(stranger, '휴가')).toEqual([]);
    expect((await suggested(mina, '휴가')).map(({ document_id }: { document_id: number }) => document_id).sort()).toEqual(
      [open, own, open, own].sort(),
    );
    expect((await suggested(admin, CANARY)).map(({ document_id }: { document_id: number }) => document_id)).toContain(secret);

    const found = async (user: User, q: string) => {
      const { body } = await api.as(user).get(`/api/v1/search?kind=documents&q=${encodeURIComponent(q)}`);
      return body.groups[0];
    };
    const result = { id: open, title: '휴가 규정', detail: 'Handbook', status: 'published', link: `/api/v1/docs/${open}` };
    for (const q of ['휴가', 'ㅎㄱ ㄱㅈ', 'ㅎㄱ 규정']) expect((await found(joon, q)).results).toMatchObject([result]);
    expect(await found(joon, CANARY)).toMatchObject({ count: 0, results: [] });
    expect((await found(mina, CANARY)).count).toBe(1);
    expect((await found(admin, CANARY)).count).toBe(3);
    await allow(admin, `${docs}/${secret}`, forUser(joon, 'view'));
    expect((await found(joon, CANARY)).results).toMatchObject([{ id: secret, detail: null }]);
    await api.as(admin).delete(`${docs}/${secret}`);
    expect((await found(admin, CANARY)).count).toBe(2);
  });
});
