import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { plansOf } from '@test/plans';
import type { User } from '@organisation/users/user.entity';

const CANARY = 'kanarienvogel';
const tasks = '/api/v1/tasks';

describe('documents of items and tasks', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const { aDraft, aRunningPair, tasksOf } = plansOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error, body.details?.map(({ field }: { field: string }) => field)];
  const UNFIT = [422, 'VALIDATION_FAILED', ['document_id']];

  /** A private document that a mentee owns and edits, in the trust of a manager who is not the mentor. */
  async function ownDocument({ admin, mina }: { admin: User; mina: User }) {
    const at = await folder(admin, { is_private: true });
    await allow(admin, `${folders}/${at}`, forUser(admin, 'edit', true));
    const id = await document(admin, at, { title: 'Report', body: 'First try', owner_id: mina.id });
    await allow(admin, `${docs}/${id}`, forUser(mina, 'edit'));
    return { id, url: `${docs}/${id}` };
  }

  const status = async (user: User, url: string) => (await api.as(user).get(url)).status;

  it('are named by items, shown to those who may read them, and give nobody a right', async () => {
    const { admin, max, eva, mina, stranger, strings, winds } = await people();
    const open = await document(admin, await folder(admin, { department_id: strings }), { title: 'Bowings' });
    const hidden = await document(admin, await folder(admin, { is_private: true, name: CANARY }), { title: CANARY });
    const draft = await document(admin, await folder(admin, { name: 'Drafts' }));
    await allow(admin, `${docs}/${hidden}`, forUser(admin, 'edit', true), forUser(max, 'view'));
    for (const id of [open, hidden]) await publish(admin, id);

    const { url, rules, bowings, id, admin: anna } = await aDraft({ department_id: strings }, max);
    const item = `${url}/items/${rules.id}`;
    for (const other of [draft, 999_999]) expect(problem(await api.as(max).patch(item, { document_id: other }))).toEqual(UNFIT);
    expect(problem(await api.as(max).patch(`${url}/items/${bowings.id}`, { document_id: open }))).toEqual(UNFIT);
    expect((await api.as(max).patch(item, { document_id: open })).body).toMatchObject({
      document: { id: open, title: 'Bowings' },
      is_document_open: true,
    });
    expect((await api.as(max).patch(item, { document_id: hidden })).body).toMatchObject({
      document_id: hidden,
      document: { id: hidden, title: CANARY },
      is_document_open: false,
    });
    const added = await api.as(max).post(`${url}/items`, { type: 'document', title: 'Rules', start_week: 1, document_id: open });
    expect(added.body).toMatchObject({ document_id: open, is_document_open: true });
    expect((await api.as(max).patch(`${url}/items/${added.body.id}`, { type: 'task' })).body.document_id).toBeNull();
    expect((await api.as(anna).patch(url, { department_id: winds })).status).toBe(200);
    await api.as(anna).post(`${url}/publish`);
    expect((await api.as(eva).get(item)).body).toMatchObject({ document_id: hidden, document: null, is_document_open: null });
    expect(JSON.stringify((await api.as(eva).get(`${url}/items`)).body)).not.toContain(CANARY);
    expect((await api.as(anna).get(`${url}/versions/1`)).body.items[0].document_id).toBe(hidden);
    expect(await status(stranger, item)).toBe(404);

    const pair = await aRunningPair(id, { mentor: max, mentee: mina });
    const [task] = await tasksOf(pair.id);
    expect((await api.as(max).get(`${tasks}/${task.id}`)).body).toMatchObject({ document_id: hidden, document: { title: CANARY } });
    expect((await api.as(mina).get(`${tasks}/${task.id}`)).body).toMatchObject({ document_id: hidden, document: null });
    expect(await status(mina, `${docs}/${hidden}`)).toBe(404);
    await allow(admin, `${docs}/${hidden}`, forUser(admin, 'edit', true), forUser(mina, 'view'));
    expect((await api.as(mina).get(`${tasks}/${task.id}`)).body.document).toEqual({ id: hidden, title: CANARY });
    expect((await api.as(max).get(`${tasks}/${task.id}`)).body.document).toBeNull();
    const file = (await api.as(anna).get(`${url}/export`)).body;
    expect(file.items[0]).not.toHaveProperty('document_id');
  });

  it('are handed in as they are, and their published versions are read as long as the two are a pair', async () => {
    const all = await people();
    const { admin, max, eva, mina, joon } = all;
    const pair = await api.pair(max, mina);
    const { id, url } = await ownDocument(all);
    const work = { title: 'Write a report', due_at: '2030-01-15T10:00:00Z', mentorship_id: pair.id, assignee_id: mina.id };
    const { body: task } = await api.as(max).post(tasks, work);
    const at = `${tasks}/${task.id}`;
    await api.as(mina).post(`${at}/start`);
    expect(await status(max, url)).toBe(404);

    const handed = await api.as(mina).post(`${at}/submissions`, { document_id: id });
    expect(handed.body).toMatchObject({ document: { id, title: 'Report' }, document_body: 'First try', text: null });
    await api.as(mina).patch(url, { title: 'Rewritten', body: `Second try, ${CANARY}` });
    const submission = `${at}/submissions/${handed.body.id}`;
    expect((await api.as(max).get(submission)).body).toMatchObject({ document: { title: 'Report' }, document_body: 'First try' });
    const [row] = (await api.as(max).get(`${at}/submissions`)).body.results;
    expect(row).toMatchObject({ document: { id, title: 'Report' } });
    expect(row).not.toHaveProperty('document_body');
    for (const who of [max, eva]) expect(await status(who, url)).toBe(404);

    await publish(admin, id);
    expect((await api.as(max).get(url)).body).toMatchObject({
      title: 'Rewritten',
      body: `Second try, ${CANARY}`,
      draft: null,
      folder: null,
    });
    expect((await api.as(max).get(url)).body.can).toEqual(['document:read']);
    expect((await api.as(max).get(`${docs}?ids=${id}`)).body.count).toBe(1);
    const search = async (user: User) => (await api.as(user).get(`${docs}/search?q=${CANARY}`)).body;
    expect((await search(max)).results).toMatchObject([{ id }]);
    await api.as(mina).patch(url, { body: 'Third try' });
    expect((await api.as(max).get(url)).body.body).toContain('Second');
    for (const who of [eva, joon]) {
      expect(await status(who, url)).toBe(404);
      expect(JSON.stringify(await search(who))).not.toContain('Second');
    }
    await api.as(max).post(`${at}/approve`);
    expect(await status(max, url)).toBe(200);
    // It is handed in by its owner of today, or not at all.
    for (const [owner, expected] of [
      [joon, 404],
      [mina, 200],
    ] as const) {
      expect((await api.as(admin).patch(url, { owner_id: owner.id })).status).toBe(200);
      expect([await status(max, url), (await api.as(max).get(`${docs}?ids=${id}`)).body.count]).toEqual([
        expected,
        expected === 200 ? 1 : 0,
      ]);
    }
    // A reader for a task cannot acknowledge it, and is therefore not asked to.
    await api.as(admin).put(`${url}/must-reads`, { principals: [{ principal_kind: 'user', principal_id: String(max.id) }] });
    expect((await api.as(max).post(`${url}/acknowledge`, { number: 1 })).status).toBe(403);
    expect((await api.as(max).get('/api/v1/acknowledgements')).body.count).toBe(0);

    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${pair.id}`);
    expect(await status(max, url)).toBe(404);
    expect((await search(max)).results).toEqual([]);
    expect((await api.as(max).get(docs)).body.count).toBe(0);
    expect((await api.as(max).get(submission)).body.document_body).toBe('First try');
  });

  it('are handed in by those who own and edit them alone', async () => {
    const all = await people();
    const { admin, max, mina, stranger } = all;
    const pair = await api.pair(max, mina);
    const { id, url } = await ownDocument(all);
    const work = { title: 'Write a report', due_at: '2030-01-15T10:00:00Z', mentorship_id: pair.id, assignee_id: mina.id };
    const { body: task } = await api.as(max).post(tasks, work);
    await api.as(mina).post(`${tasks}/${task.id}/start`);
    const hand = async (document_id: number) => problem(await api.as(mina).post(`${tasks}/${task.id}/submit`, { document_id }));

    const secret = await document(admin, await folder(admin, { is_private: true, name: 'Secret' }), { title: CANARY, owner_id: mina.id });
    const elsewhere = await document(stranger, await folder(stranger));
    const others = await document(admin, await folder(admin, { name: 'Common' }));
    await allow(admin, `${docs}/${others}`, forUser(mina, 'edit'));
    for (const wrong of [secret, elsewhere, others, 999_999]) expect([wrong, await hand(wrong)]).toEqual([wrong, UNFIT]);
    await publish(admin, secret);
    await allow(admin, `${docs}/${secret}`, forUser(admin, 'edit', true), forUser(mina, 'view'));
    expect(await hand(secret)).toEqual(UNFIT);
    await api.as(admin).delete(url);
    expect(await hand(id)).toEqual(UNFIT);
    await api.as(admin).post(`${url}/restore`);
    expect(problem(await api.as(max).post(`${tasks}/${task.id}/submit`, { document_id: id }))).toEqual([403, 'FORBIDDEN', ['permission']]);
    expect(await api.rows('SELECT 1 FROM task_submissions')).toEqual([]);
    expect((await api.as(mina).post(`${tasks}/${task.id}/submit`, { document_id: id })).status).toBe(200);
  });

  it('are read by a reviewer and a substitute only while the task is open, and not by a former mentor', async () => {
    const all = await people();
    const { admin, max, eva, mina } = all;
    const pair = await api.pair(max, mina);
    const { id, url } = await ownDocument(all);
    const work = { title: 'Report', due_at: '2030-01-15T10:00:00Z', mentorship_id: pair.id, assignee_id: mina.id, reviewer_id: eva.id };
    const { body: task } = await api.as(admin).post(tasks, work);
    const substitute = await api.aSaved(max.role);
    await api.rows(`INSERT INTO leaves (user_id, company_id, start_on, end_on, substitute_id)
      SELECT ${eva.id}, 'sinfonia', current_date - 1, current_date + 1, ${substitute.id}`);
    await api.as(mina).post(`${tasks}/${task.id}/start`);
    await api.as(mina).post(`${tasks}/${task.id}/submit`, { document_id: id });
    await publish(admin, id);
    const readers = async () => {
      const found = [];
      for (const who of [max, eva, substitute]) {
        const { body } = await api.as(who).get(`${docs}?ids=${id}`);
        expect(body.count === 1).toBe((await status(who, url)) === 200);
        if (body.count === 1) found.push(who.id);
      }
      return found;
    };
    expect(await readers()).toEqual([max.id, eva.id, substitute.id]);
    await api.as(eva).post(`${tasks}/${task.id}/request-changes`, { note: 'Longer' });
    expect(await readers()).toEqual([max.id, eva.id]);
    await api.as(mina).post(`${tasks}/${task.id}/submit`, { text: 'Without' });
    expect(await readers()).toEqual([max.id, eva.id, substitute.id]);
    await api.as(eva).post(`${tasks}/${task.id}/approve`);
    expect(await readers()).toEqual([max.id]);
    await api.rows(`UPDATE mentorships SET mentor_id = ${substitute.id} WHERE id = ${pair.id}`);
    expect(await readers()).toEqual([substitute.id]);
    await api.as(admin).post(`${url}/archive`);
    expect(await readers()).toEqual([]);
  });
});
