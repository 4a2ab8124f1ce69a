import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { DocumentCommentsRepository } from '@knowledge/document-comments/document-comments.repository';
import type { User } from '@organisation/users/user.entity';

const BODY = '휴가는 2주 전에 신청합니다. 🎻 Ask for leave two weeks ahead.';

/** The slice of a text, in code points. */
const anchorOf = (text: string, quote: string, version = 1) => {
  const start = [...text.slice(0, text.indexOf(quote))].length;
  return { version, start, end: start + [...quote].length, quote };
};

describe('comments on documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function aPublished() {
    const all = await people();
    const at = await folder(all.admin);
    const id = await document(all.admin, at, { body: BODY });
    await publish(all.admin, id);
    const url = `${docs}/${id}`;
    await allow(all.admin, url, forUser(all.max, 'comment'), forUser(all.mina, 'comment'), forUser(all.eva, 'view', true));
    const comment = (user: User, given: object = {}) => api.as(user).post(`${url}/comments`, { body: 'Why?', ...given });
    return { ...all, at, id, url, comments: `${url}/comments`, comment };
  }

  it('are written by those with the level comment, and read by all readers', async () => {
    const { admin, max, eva, joon, stranger, comments, comment, url, at } = await aPublished();
    const { body: made } = await comment(max);
    expect(made).toMatchObject({
      body: 'Why?',
      author: { id: max.id },
      parent_id: null,
      anchor: null,
      document_version: 1,
      is_outdated: false,
    });
    expect(made.can).toEqual(['document_comment:read', 'document_comment:update', 'document_comment:delete', 'document_comment:resolve']);
    expect((await comment(admin)).status).toBe(201);
    for (const reader of [eva, joon]) {
      expect(problem(await comment(reader))).toEqual([403, 'FORBIDDEN']);
      expect((await api.as(reader).get(comments)).body.results).toHaveLength(2);
    }
    expect(problem(await comment(stranger))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(problem(await api.as(stranger).get(comments))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await api.as(joon).get(comments)).body.results[0].can).toEqual(['document_comment:read']);
    expect((await api.as(max).get(url)).body.can).toContain('document:comment');
    await api.as(admin).patch(`${folders}/${at}`, { is_private: true });
    expect(problem(await api.as(joon).get(comments))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await comment(max)).status).toBe(201);
    await api.as(eva).post(`${url}/archive`);
    expect(problem(await comment(max))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(problem(await comment(eva))).toEqual([403, 'FORBIDDEN']);
  });

  it('quote the slice of a version, in code points and in NFC, and nothing else', async () => {
    const { admin, max, url, comment } = await aPublished();
    const anchor = anchorOf(BODY, '🎻 Ask for leave');
    expect((await comment(max, { anchor })).body).toMatchObject({ anchor, current_anchor: anchor });
    const decomposed = anchorOf(BODY, '휴가는 2주');
    const nfd = { ...decomposed, quote: decomposed.quote.normalize('NFD') };
    expect((await comment(max, { anchor: nfd })).body).toMatchObject({ anchor: decomposed });
    const wrong = [
      { ...anchor, quote: '🎻 Ask for lease' },
      { ...anchor, start: anchor.start + 1, end: anchor.end + 1 },
      { ...anchor, end: anchor.end + 1 },
      { ...anchor, start: 99_999_000, end: 99_999_000 + [...anchor.quote].length },
      { ...anchor, start: anchor.end, end: anchor.start },
      { ...anchor, version: 2 },
    ];
    for (const one of wrong) expect([one, problem(await comment(max, { anchor: one }))]).toEqual([one, [422, 'QUOTE_WRONG']]);
    expect((await comment(max, { anchor: null })).status).toBe(422);

    // A quote of the draft is none of a version.
    await api.as(admin).patch(url, { body: 'A secret draft' });
    expect(problem(await comment(max, { anchor: anchorOf('A secret draft', 'secret') }))).toEqual([422, 'QUOTE_WRONG']);
    expect(problem(await comment(max, { anchor: anchorOf('A secret draft', 'secret', 2) }))).toEqual([422, 'QUOTE_WRONG']);
  });

  it('say where their quote is in a newer version, if it is there exactly once', async () => {
    const { admin, max, url, comments, comment } = await aPublished();
    for (const quote of ['two weeks', 'leave', '신청합니다']) await comment(max, { anchor: anchorOf(BODY, quote) });
    await comment(max);
    const next = `🎺 Notice. Ask for leave two weeks ahead, as all leave.`;
    await api.as(admin).patch(url, { body: next });
    await publish(admin, (await api.as(admin).get(url)).body.id as number);
    const rows = (await api.as(max).get(comments)).body.results;
    expect(rows.map((row: any) => [row.anchor?.quote, row.is_outdated, row.document_version, row.current_anchor])).toEqual([
      ['two weeks', true, 1, anchorOf(next, 'two weeks', 2)],
      ['leave', true, 1, null],
      ['신청합니다', true, 1, null],
      [undefined, true, 1, null],
    ]);
    // An older version is quoted as it was.
    expect((await comment(max, { anchor: anchorOf(BODY, '2주') })).body).toMatchObject({ is_outdated: true, current_anchor: null });
    // Overlapping occurrences are two.
    await api.as(admin).patch(url, { body: 'aaa' });
    await publish(admin, (await api.as(admin).get(url)).body.id as number);
    await comment(max, { anchor: { version: 3, start: 0, end: 2, quote: 'aa' } });
    await api.as(admin).patch(url, { body: 'baaab' });
    await publish(admin, (await api.as(admin).get(url)).body.id as number);
    expect((await api.as(max).get(comments)).body.results.at(-1).current_anchor).toBeNull();
    // In the long text of a file nothing is looked for.
    for (const [more, end] of [[299_998, 2], [299_999]] as const) {
      await api.as(admin).patch(url, { body: 'aa' });
      await api.rows(`UPDATE documents SET draft_body = 'aa' || repeat('b', ${more})`);
      await publish(admin, (await api.as(admin).get(url)).body.id as number);
      expect((await api.as(max).get(comments)).body.results.at(-1).current_anchor?.end).toBe(end);
    }
  });

  it('have replies of one level, and are resolved by author, editors and managers', async () => {
    const { max, mina, eva, joon, comments, comment } = await aPublished();
    const thread = (await comment(max)).body.id as number;
    const at = `${comments}/${thread}`;
    const reply = (await comment(mina, { parent_id: thread })).body;
    expect(reply).toMatchObject({ parent_id: thread, anchor: null });
    expect(problem(await comment(mina, { parent_id: reply.id }))).toEqual([409, 'NOT_ON_REPLY']);
    expect(problem(await comment(mina, { parent_id: thread, anchor: anchorOf(BODY, '2주') }))).toEqual([409, 'NOT_ON_REPLY']);
    expect(problem(await comment(mina, { parent_id: 2_000_000_000 }))).toEqual([404, 'DOCUMENT_COMMENT_NOT_FOUND']);
    for (const other of [mina, joon]) expect(problem(await api.as(other).post(`${at}/resolve`))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(eva).post(`${at}/resolve`)).body).toMatchObject({ resolver: { id: eva.id }, resolved_at: expect.any(String) });
    expect((await api.as(max).post(`${at}/resolve`)).body.resolver.id).toBe(eva.id);
    expect((await api.as(max).post(`${at}/reopen`)).body).toMatchObject({ resolver: null, resolved_at: null });
    expect(problem(await api.as(mina).post(`${comments}/${reply.id}/resolve`))).toEqual([409, 'NOT_ON_REPLY']);
  });

  it('are changed by their authors, deleted by managers, too, and keep their place with replies', async () => {
    const { admin, max, mina, eva, url, comments, comment } = await aPublished();
    const [one, other] = [(await comment(max)).body.id as number, (await comment(max)).body.id as number];
    const reply = (await comment(mina, { parent_id: one })).body.id as number;
    for (const stranger of [mina, eva, admin])
      expect(problem(await api.as(stranger).patch(`${comments}/${one}`, { body: 'Mine' }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(max).patch(`${comments}/${one}`, { body: 'How?' })).body).toMatchObject({ body: 'How?', version: 2 });
    expect(problem(await api.as(max).patch(`${comments}/${one}`, { body: 'When?' }, { 'if-match': '"1"' }))).toEqual([
      412,
      'PRECONDITION_FAILED',
    ]);
    expect(problem(await api.as(mina).delete(`${comments}/${one}`))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(eva).delete(`${comments}/${one}`)).status).toBe(204);
    expect((await api.as(max).delete(`${comments}/${other}`)).status).toBe(204);
    const rows = (await api.as(max).get(comments)).body.results;
    expect(rows.map((row: any) => [row.id, row.body])).toEqual([
      [one, null],
      [reply, 'Why?'],
    ]);
    expect(problem(await api.as(max).patch(`${comments}/${one}`, { body: 'Again' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(eva).delete(`${comments}/${one}`))).toEqual([403, 'FORBIDDEN']);
    await allow(admin, url, forUser(mina, 'view'));
    expect(problem(await api.as(mina).patch(`${comments}/${reply}`, { body: 'Mine' }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(mina).delete(`${comments}/${reply}`)).status).toBe(204);
    const recorded = await api.rows("SELECT changes FROM audit_entries WHERE resource = 'document_comment'");
    expect(recorded.length).toBeGreaterThan(5);
    expect(JSON.stringify(recorded)).not.toMatch(/Why|How|2주/);
  });

  it('are no comments of another document, and none of another company', async () => {
    const { admin, max, stranger, at, comments, comment } = await aPublished();
    const id = (await comment(max)).body.id as number;
    const second = await document(admin, at, { body: 'Other words' });
    await publish(admin, second);
    const wrong = `${docs}/${second}/comments/${id}`;
    for (const answer of [
      await api.as(admin).get(wrong),
      await api.as(admin).delete(wrong),
      await api.as(admin).post(`${wrong}/resolve`),
      await api.as(admin).post(`${docs}/${second}/comments`, { body: 'Why?', parent_id: id }),
    ])
      expect(problem(answer)).toEqual([404, 'DOCUMENT_COMMENT_NOT_FOUND']);
    for (const answer of [await api.as(stranger).get(`${comments}/${id}`), await api.as(stranger).delete(`${comments}/${id}`)])
      expect(answer.status).toBe(404);
  });

  it('lose nothing to a race between a reply and the deletion of its thread', async () => {
    const { max, mina, comments, comment } = await aPublished();
    for (let round = 0; round < 5; round++) {
      const thread = (await comment(max)).body.id as number;
      const [reply, gone] = await Promise.all([comment(mina, { parent_id: thread }), api.as(max).delete(`${comments}/${thread}`)]);
      expect(gone.status).toBe(204);
      const rows = (await api.as(max).get(`${comments}?limit=100`)).body.results.filter((row: any) =>
        [row.id, row.parent_id].includes(thread),
      );
      expect([reply.status, rows.length]).toEqual(reply.status === 201 ? [201, 2] : [404, 0]);
    }
  });

  it('are at most 10,000, also of two who write at once', async () => {
    const { max, mina, id, comment } = await aPublished();
    await api.rows(`INSERT INTO document_comments (company_id, document_id, version_id, author_id, body)
      SELECT d.company_id, d.id, d.published_version_id, ${max.id}, 'Why?' FROM documents d, generate_series(1, 9999) WHERE d.id = ${id}`);
    const answers = await Promise.all([comment(max), comment(mina)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(problem(await comment(max))).toEqual([409, 'DOCUMENT_FULL']);
  });

  it('are stored only while their author may read the document', async () => {
    const { admin, max, id, at } = await aPublished();
    const repository = api.get(DocumentCommentsRepository);
    const draft = { document_id: id, parent_id: null, body: 'Why?' };
    const actor = { ...max, is_superuser: false };
    expect(await repository.add(actor, draft)).toMatchObject({ author_id: max.id });
    await allow(admin, `${docs}/${id}`);
    await api.as(admin).patch(`${folders}/${at}`, { is_private: true });
    expect(await repository.add(actor, draft)).toBeUndefined();
  });

  it('become tombstones when the words of their author expire', async () => {
    const { max, mina, comments, comment } = await aPublished();
    await comment(max, { anchor: anchorOf(BODY, '2주') });
    await comment(mina);
    await api.get(DocumentCommentsRepository).bury(max.id);
    const rows = (await api.as(mina).get(comments)).body.results;
    expect(rows.map((row: any) => row.body)).toEqual(['[removed]', 'Why?']);
  });
});
