import { type Answer, startApi } from '@test/app';
import { memoStories, memos } from '@test/memos';
import { Role } from '@app/auth';
import { MemosService } from '@programmes/memos/memos.service';

describe('memos', () => {
  const api = startApi();
  const { people, note, readers } = memoStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are created, shown, updated and deleted by their author', async () => {
    const { max, mina } = await people();
    const written = await note(max, { user_id: mina.id });
    const url = `${memos}/${written.body.id}`;
    expect([written.status, written.headers.location, written.headers.etag]).toEqual([201, url, '"1"']);
    expect((await api.as(max).get(url)).body).toEqual({
      can: ['memo:read', 'memo:update', 'memo:delete'],
      can_ask: [],
      id: written.body.id,
      attachments: [],
      version: 1,
      body: 'Reads at sight.',
      visibility: 'private',
      user: { id: mina.id, name: '김미나', profile_image: null },
      task_id: null,
      pinned: false,
      author: { id: max.id, name: '이도윤', profile_image: null },
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect((await api.as(max).patch(url, { body: 'Counts rests.', pinned: true })).body).toMatchObject({
      body: 'Counts rests.',
      pinned: true,
    });
    expect(problem(await api.as(max).put(url, { body: 'Late.' }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await api.as(max).put(url, { visibility: 'mentorship' }, { 'if-match': '"2"' })).body.visibility).toBe('mentorship');
    expect(problem(await api.as(max).delete(url, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await api.as(max).delete(url)).status).toBe(204);
    expect(problem(await api.as(max).get(url))).toEqual([404, 'MEMO_NOT_FOUND']);

    const trail = await api.rows("SELECT action, changes FROM audit_entries WHERE resource = 'memo' ORDER BY id");
    expect(trail.map(({ action }) => action)).toEqual(['memo.create', 'memo.update', 'memo.update', 'memo.remove']);
    expect(trail[0]!.changes).toMatchObject({ body: ['***', '***'], user_id: ['***', '***'], visibility: [null, 'private'] });
    const told = await api.rows('SELECT name, payload FROM outbox ORDER BY id');
    expect(told.map(({ name }) => name)).toEqual(['MemoWritten', 'MemoChanged', 'MemoChanged', 'MemoRemoved']);
    expect(JSON.stringify([trail, told])).not.toMatch(/sight|rests/);
  });

  it('are updated by their author only; admins may delete those shared with them, which is notified', async () => {
    const { admin, max, mina } = await people();
    const [shared, complaint] = [
      await note(max, { user_id: mina.id, visibility: 'mentorship' }),
      await note(max, { user_id: mina.id, visibility: 'admins' }),
    ].map(({ body }) => `${memos}/${body.id}`) as [string, string];
    for (const [user, url] of [
      [mina, shared],
      [admin, complaint],
    ] as const)
      expect(problem(await api.as(user).patch(url, { body: 'Mine.' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(mina).delete(shared))).toEqual([403, 'FORBIDDEN']);
    for (const answer of [await api.as(admin).delete(shared), await api.as(mina).delete(complaint)])
      expect(problem(answer)).toEqual([404, 'MEMO_NOT_FOUND']);
    expect((await api.as(admin).delete(complaint)).status).toBe(204);
    const [told] = await api.rows("SELECT actor_id FROM audit_entries WHERE action = 'memo.remove'");
    expect(told.actor_id).toBe(admin.id);
  });

  it('are about one person or one task that the author may read', async () => {
    const { max, mina } = await people();
    const [foreign, invited] = [
      await api.aSaved(Role.Mentee, { company_id: 'elsewhere' }),
      await api.aSaved(Role.Mentee, { status: 'invited' as never }),
    ];
    for (const { id } of [foreign, invited, { id: 2_000_000_000 }])
      expect(problem(await note(max, { user_id: id }))).toEqual([404, 'USER_NOT_FOUND']);
    expect(problem(await note(max, { task_id: 2_000_000_000 }))).toEqual([404, 'TASK_NOT_FOUND']);
    expect(problem(await note(max, {}))).toEqual([422, 'MEMO_SUBJECT_UNCLEAR']);
    expect(problem(await note(max, { user_id: mina.id, task_id: 7 }))).toEqual([422, 'MEMO_SUBJECT_UNCLEAR']);
    for (const fields of [{ body: '' }, { body: 'x'.repeat(10_001) }, { visibility: 'public' }, { pinned: 'yes' }, { author_id: mina.id }])
      expect(problem(await note(max, { user_id: mina.id, ...fields }))).toEqual([422, 'VALIDATION_FAILED']);
    const { body } = await note(max, { user_id: mina.id });
    expect(problem(await api.as(max).patch(`${memos}/${body.id}`, { user_id: max.id }))).toEqual([422, 'VALIDATION_FAILED']);
    const nobodys = await api.aSaved(Role.Mentee, { company_id: null });
    expect(problem(await note(nobodys, { user_id: nobodys.id }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(nobodys).get(memos)).body.count).toBe(0);
    expect((await api.anonymous().get(memos)).status).toBe(401);
  });

  it('are found by person, task, author, visibility and words, pinned ones first', async () => {
    const { max, mina, joon } = await people();
    const bodies = ['보잉을 표시했다', '초견이 빠르다', '초견 연습'];
    await note(max, { body: bodies[0], user_id: mina.id, pinned: true });
    await note(max, { body: bodies[1]!.normalize('NFD'), user_id: joon.id, visibility: 'mentorship' });
    await note(joon, { body: bodies[2], user_id: joon.id, visibility: 'mentorship' });
    const found = async (query: string) =>
      (await api.as(max).get(`${memos}?${query}`)).body.results.map(({ body }: { body: string }) => body);
    expect(await found('')).toEqual([bodies[0], bodies[2], bodies[1]]);
    expect(await found('ordering=created_at')).toEqual(bodies);
    expect(await found(`user_id=${joon.id}&ordering=created_at`)).toEqual(bodies.slice(1));
    expect(await found(`author_id=${joon.id}`)).toEqual([bodies[2]]);
    expect(await found('visibility=private')).toEqual([bodies[0]]);
    expect(await found('pinned=true')).toEqual([bodies[0]]);
    expect(await found(`search=${encodeURIComponent('초견')}&ordering=created_at`)).toEqual(bodies.slice(1));
    expect(await found(`search=${encodeURIComponent('초견이')}`)).toEqual([bodies[1]]);
    for (const query of ['visibility=public', 'pinned=maybe', 'user=7', 'ordering=body'])
      expect([query, (await api.as(max).get(`${memos}?${query}`)).status]).toEqual([query, 422]);
  });

  it('keep one of two concurrent updates (412 for the other)', async () => {
    const { max, mina } = await people();
    const { body } = await note(max, { user_id: mina.id });
    const change = (text: string) => api.as(max).patch(`${memos}/${body.id}`, { body: text }, { 'if-match': '"1"' });
    const answers = await Promise.all(['One.', 'Two.', 'Three.'].map(change));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('are deleted when the person is anonymised, if they are about them or nobody else could read them', async () => {
    const { admin, max, mina } = await people();
    const about = (await note(max, { user_id: mina.id })).body.id;
    const secret = (await note(mina, { user_id: max.id })).body.id;
    const told = (await note(mina, { user_id: max.id, visibility: 'admins' })).body.id;
    await api.get(MemosService).forgetPerson(mina.id);
    expect(await api.rows(`SELECT id FROM memos WHERE id IN (${about}, ${secret}, ${told})`)).toEqual([{ id: told }]);
    expect(await readers(told, admin)).toEqual([true]);
  });
});
