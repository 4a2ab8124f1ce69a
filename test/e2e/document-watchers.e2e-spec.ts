import { startApi } from '@test/app';
import { docs, documentStories, forUser } from '@test/documents';
import { Role } from '@app/auth';
import { DocumentsPolicy, DraftState } from '@knowledge/documents';
import { DocumentWatchersRepository } from '@knowledge/documents/document-watchers.repository';
import { DocumentsRepository } from '@knowledge/documents/documents.repository';
import type { User } from '@organisation/users/user.entity';

const EVERYBODY = { principal_kind: 'company', principal_id: null };

describe('watchers of documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);

  it('are those who may read it, listed to those who manage it', async () => {
    const { admin, max, mina, joon, strings } = await people();
    const at = await folder(admin, { department_id: strings });
    const id = await document(admin, at);
    await publish(admin, id);
    const url = `${docs}/${id}`;
    const watch = (user: User) => api.as(user).post(`${url}/watch`);
    expect((await watch(joon)).status).toBe(404);
    expect((await Promise.all([watch(mina), watch(mina), watch(max)])).map(({ status }) => status)).toEqual([204, 204, 204]);
    const isWatched = async (user: User) => (await api.as(user).get(url)).body.is_watched;
    expect([await isWatched(mina), await isWatched(admin)]).toEqual([true, false]);
    expect((await api.as(mina).get(`${url}/watchers`)).status).toBe(403);
    const listed = async () => (await api.as(admin).get(`${url}/watchers`)).body.results.map((row: any) => row.id).sort();
    expect(await listed()).toEqual([max.id, mina.id].sort());
    await api.rows(`UPDATE users SET department_id = NULL WHERE id = ${mina.id}`);
    expect(await listed()).toEqual([max.id]);
    expect((await api.as(max).delete(`${url}/watch`)).status).toBe(204);
    expect((await api.as(max).delete(`${url}/watch`)).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  it('stop also when they read it only for an hour', async () => {
    const { admin } = await people();
    const at = await folder(admin, { name: 'Board', is_private: true });
    const id = await document(admin, at);
    const boss = await api.aSaved(Role.Admin, { name: 'Boss' });
    await publish(admin, id);
    const url = `${docs}/${id}`;
    await allow(admin, url, forUser(boss, 'view'));
    expect((await api.as(boss).post(`${url}/watch`)).status).toBe(204);
    await allow(admin, url);
    expect((await api.as(boss).delete(`${url}/watch`)).status).toBe(404);
    await api.as(boss).post(`${url}/open`, { reason: 'To see' });
    expect((await api.as(boss).post(`${url}/watch`)).status).toBe(403);
    expect((await api.as(boss).delete(`${url}/watch`)).status).toBe(204);
    expect(await api.rows('SELECT 1 FROM document_watchers')).toEqual([]);
  });

  it('are at most 1,000', async () => {
    const { admin, max } = await people();
    const id = await document(admin, await folder(admin));
    await publish(admin, id);
    await api.rows(`INSERT INTO users (company_id, email, name, role, status, password_hash)
      SELECT 'sinfonia', 'watcher' || n || '@example.com', 'Watcher', 'mentee', 'active', 'x' FROM generate_series(1, 999) n`);
    await api.rows(`INSERT INTO document_watchers (document_id, user_id, company_id)
      SELECT ${id}, u.id, 'sinfonia' FROM users u WHERE u.name = 'Watcher'`);
    const watch = (user: User) => api.as(user).post(`${docs}/${id}/watch`);
    expect((await Promise.all([watch(max), watch(admin)])).map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('are found as the policy decides', async () => {
    const { admin, max, eva, mina, joon, strings, winds } = await people();
    await api.pair(eva, joon);
    const [{ id: mentorship }] = await api.rows('SELECT id FROM mentorships');
    const boss = await api.aSaved(Role.Admin, { name: 'Boss' });
    const suspended = await api.aSaved(Role.Mentor, { name: 'Away', status: 'suspended' as never });
    const open = await folder(admin, { name: 'Open' });
    const department = await folder(admin, { name: 'Strings', department_id: strings });
    const nested = await folder(admin, { department_id: winds, parent_id: open });
    const secret = await folder(admin, { name: 'Secret', is_private: true });
    const entries: object[] = [
      forUser(joon, 'view'),
      forUser(mina, 'comment', true),
      { principal_kind: 'department', principal_id: String(strings), level: 'edit' },
      { principal_kind: 'role', principal_id: 'mentee', level: 'view' },
      { principal_kind: 'mentorship', principal_id: String(mentorship), level: 'comment' },
      { ...EVERYBODY, level: 'view' },
    ];
    for (const at of [open, department, nested, secret])
      for (const state of ['draft', 'published', 'archived'])
        for (const entry of [undefined, ...entries]) {
          const id = await document(admin, at, {});
          if (state !== 'draft') await publish(admin, id);
          if (entry) await allow(admin, `${docs}/${id}`, entry);
          if (state === 'archived') await api.as(admin).post(`${docs}/${id}/archive`);
        }
    const everyone = [admin, boss, max, eva, mina, joon, suspended];
    await api.rows(`INSERT INTO document_watchers (document_id, user_id, company_id)
      SELECT d.id, u.id, d.company_id FROM documents d JOIN users u ON u.company_id = d.company_id`);
    for (const { id } of await api.rows('SELECT id FROM documents ORDER BY id')) {
      // An admin reaches a draft that nobody is writing, which is no lasting right to read.
      const facts = { ...(await api.get(DocumentsRepository).subject(id as number))!, draft: DraftState.Editing, drafted_by: null };
      const expected = everyone.filter((user) => user !== suspended && DocumentsPolicy.read({ ...user, is_superuser: false }, facts));
      const found = await api.get(DocumentWatchersRepository).idsOf(id as number, 'sinfonia');
      expect([id, facts.status, found]).toEqual([id, facts.status, expected.map((user) => user.id).sort((one, other) => one - other)]);
    }
  });

  it('and comments need scopes of their own of an API key', async () => {
    const { admin, max } = await people();
    const id = await document(admin, await folder(admin));
    await publish(admin, id);
    await allow(admin, `${docs}/${id}`, forUser(max, 'comment'));
    const [url, comments] = [`${docs}/${id}`, `${docs}/${id}/comments`];
    const keyed = async (...scopes: string[]) => {
      const { body } = await api.as(max).post('/api/v1/api-keys', { name: scopes.join(), scopes });
      const headers = { authorization: `Bearer ${body.key}` };
      return {
        get: (url: string) => api.anonymous().get(url, headers),
        post: (url: string, given?: object) => api.anonymous().post(url, given, headers),
      };
    };
    const commenter = await keyed('document:comment');
    expect((await commenter.post(comments, { body: 'Why?' })).status).toBe(201);
    for (const answer of [await commenter.get(comments), await commenter.post(`${url}/watch`), await commenter.post(`${url}/verify`, {})])
      expect(answer.status).toBe(403);
    const watcher = await keyed('document:watch');
    expect((await watcher.post(`${url}/watch`)).status).toBe(204);
    expect((await watcher.post(comments, { body: 'Why?' })).status).toBe(403);
  });
});
