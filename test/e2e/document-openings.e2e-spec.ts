import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { AccessListsService } from '@knowledge/folders';

describe('drafts and private documents that admins open', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are read for an hour by the admin who gives a reason, audited, and told to those who manage them', async () => {
    const { admin, max, eva, stranger, strings } = await people();
    const boss = await api.aSaved(admin.role, { name: 'Boss' });
    const at = await folder(boss, { name: 'Board', is_private: true });
    const managers = { principal_kind: 'department', principal_id: String(strings), level: 'view', manages: true };
    await allow(boss, `${folders}/${at}`, forUser(boss, 'edit', true), managers);
    const id = await document(boss, at, { title: 'Minutes' });
    await publish(boss, id);
    await api.as(boss).patch(`${docs}/${id}`, { body: 'Secret' });
    const url = `${docs}/${id}`;
    expect(problem(await api.as(admin).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await api.as(admin).post(`${url}/open`, {})).status).toBe(422);
    expect(problem(await api.as(eva).post(`${url}/open`, { reason: 'Curious' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(stranger).post(`${url}/open`, { reason: 'Curious' }))).toEqual([404, 'DOCUMENT_NOT_FOUND']);

    const opened = await api.as(admin).post(`${url}/open`, { reason: 'Request of the works council' });
    expect(opened.body).toMatchObject({ title: 'Minutes', folder: null, working_draft: { body: 'Secret' } });
    expect(opened.body.can).toEqual(['document:read', 'document:read_draft']);
    expect((await api.as(admin).get(docs)).body.results).toMatchObject([{ id, folder: null }]);
    expect((await api.as(admin).get(`${url}/versions/1`)).status).toBe(200);
    for (const answer of [await api.as(admin).patch(url, { body: 'Mine' }), await publish(admin, id), await api.as(admin).delete(url)])
      expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(await api.aSaved(admin.role)).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);

    const [entry] = await api.rows("SELECT actor_id, changes FROM audit_entries WHERE action = 'document_opening.create'");
    expect(entry).toMatchObject({ actor_id: admin.id, changes: { document_id: [null, id], reason: ['***', '***'] } });
    const [told] = await api.rows("SELECT payload FROM outbox WHERE name = 'DocumentOpened'");
    expect(told.payload).toMatchObject({ document_id: id, company_id: 'sinfonia', actor_id: admin.id });
    const told_people = await api.get(AccessListsService).managersOf(id, 'sinfonia');
    expect(told_people.sort((a, b) => a - b)).toEqual(
      (await api.rows(`SELECT id FROM users WHERE id IN (${boss.id}, ${max.id}) OR name = '김미나' ORDER BY id`)).map(({ id: one }) => one),
    );

    await api.rows("UPDATE document_openings SET expires_at = now() - interval '1 second'");
    expect(problem(await api.as(admin).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await api.as(admin).get(docs)).body.count).toBe(0);
  });
});
