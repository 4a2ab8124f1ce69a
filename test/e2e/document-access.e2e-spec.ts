import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import type { User } from '@organisation/users/user.entity';

const CANARY = 'kanarienvogel';

describe('access to documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const seen = async (user: User): Promise<number[]> => {
    const { body } = await api.as(user).get(`${docs}?ordering=created_at`);
    expect(body.count).toBe(body.results.length);
    return body.results.map(({ id }: { id: number }) => id);
  };

  it('comes from departments, entries and folders above, and goes at once', async () => {
    const { admin, max, eva, mina, joon, strings } = await people();
    const common = await folder(admin);
    const own = await folder(admin, { name: 'Strings', department_id: strings });
    const beneath = await folder(admin, { name: 'Bowings', parent_id: own });
    const hidden = await folder(admin, { name: 'Board', is_private: true });
    const inner = await folder(admin, { name: 'Minutes', parent_id: hidden });
    const ids = [];
    for (const at of [common, own, beneath, hidden, inner]) ids.push(await document(admin, at));
    for (const id of ids) await publish(admin, id);
    expect(await seen(admin)).toEqual(ids);
    for (const user of [max, mina]) expect(await seen(user)).toEqual(ids.slice(0, 3));
    for (const user of [eva, joon]) expect(await seen(user)).toEqual(ids.slice(0, 1));
    const tree = async (user: User) =>
      (await api.as(user).get(`${folders}/tree`)).body.results.map(({ name, depth }: { name: string; depth: number }) => [name, depth]);
    expect(await tree(joon)).toEqual([['Handbook', 0]]);
    expect(await tree(max)).toEqual([
      ['Handbook', 0],
      ['Strings', 0],
      ['Bowings', 1],
    ]);

    const mentorship = await api.pair(eva, joon);
    const view = (principal_kind: string, principal_id: string | null) => ({ principal_kind, principal_id, level: 'view' });
    const manage = forUser(admin, 'edit', true);
    const entries: readonly (readonly [object, readonly User[]])[] = [
      [view('user', String(joon.id)), [joon]],
      [view('department', String(strings)), [max, mina]],
      [view('role', 'mentor'), [max, eva]],
      [view('mentorship', String(mentorship.id)), [eva, joon]],
      [view('company', null), [max, eva, mina, joon]],
    ];
    for (const [entry, users] of entries) {
      expect((await allow(admin, `${folders}/${hidden}`, manage, entry)).status).toBe(200);
      for (const user of [max, eva, mina, joon])
        expect([entry, (await seen(user)).includes(ids[4]!)]).toEqual([entry, users.includes(user)]);
    }
    await allow(admin, `${folders}/${hidden}`, manage);
    await allow(admin, `${docs}/${ids[4]}`, forUser(joon, 'view'));
    expect(await seen(joon)).toEqual([ids[0], ids[4]]);
    expect((await api.as(joon).get(`${docs}/${ids[4]}`)).body.folder).toBeNull();
    expect(await tree(joon)).toEqual([['Handbook', 0]]);
    await allow(admin, `${docs}/${ids[4]}`);
    expect(problem(await api.as(joon).get(`${docs}/${ids[4]}`))).toEqual([404, 'DOCUMENT_NOT_FOUND']);

    await api.as(admin).post(`${folders}/${inner}/move`, { parent_id: own });
    expect(await seen(mina)).toEqual([...ids.slice(0, 3), ids[4]]);
    await api.as(admin).post(`${docs}/${ids[1]}/move`, { folder_id: hidden });
    expect(await seen(mina)).toEqual([ids[0], ids[2], ids[4]]);
  });

  it('is shown and changed by those who manage it, and raised by nobody else', async () => {
    const { admin, max, eva, mina } = await people();
    const at = await folder(admin);
    const secret = await folder(admin, { name: 'Secret', is_private: true, parent_id: at });
    const id = await document(admin, secret);
    await publish(admin, id);
    const [place, url] = [`${folders}/${secret}`, `${docs}/${id}`];
    const manage = forUser(admin, 'edit', true);
    expect((await allow(admin, place, manage, forUser(max, 'edit'), forUser(eva, 'view', true))).body.entries).toMatchObject([
      { principal_id: String(admin.id), is_inherited: false, inherited_from: null },
      { principal_id: String(max.id), principal_name: '이도윤', level: 'edit', manages: false },
      { principal_id: String(eva.id), level: 'view', manages: true },
    ]);
    expect((await api.as(eva).get(`${url}/access`)).body.entries).toMatchObject(
      [admin, max, eva].map(({ id: principal }) => ({
        principal_id: String(principal),
        is_inherited: true,
        inherited_from: { id: secret, name: 'Secret' },
      })),
    );
    // An editor tries everything by which a right could be raised.
    const [own, asMax] = [forUser(max, 'edit', true), api.as(max)];
    const tries = [
      allow(max, place, own),
      allow(max, url, own),
      allow(max, url, forUser(mina, 'view')),
      asMax.get(`${url}/access`),
      asMax.patch(place, { is_private: false }),
      asMax.patch(place, { department_id: max.department_id }),
      asMax.post(`${place}/move`, { parent_id: at }),
      asMax.post(`${url}/move`, { folder_id: at }),
      asMax.post(folders, { name: 'Mine', parent_id: secret, is_private: true }),
      asMax.post(folders, { name: 'Mine' }),
      publish(max, id),
      asMax.patch(url, { owner_id: mina.id }),
      asMax.post(`${url}/archive`),
      asMax.delete(url),
    ];
    for (const answer of await Promise.all(tries)) expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    expect((await asMax.post(folders, { name: 'Part', parent_id: secret })).status).toBe(201);
    expect((await asMax.patch(url, { body: 'Better', owner_id: admin.id })).status).toBe(200);
    expect((await asMax.patch(url, { access: [own] })).status).toBe(422);
    // A manager who edits nothing may let others, and publish.
    expect((await allow(eva, url, forUser(mina, 'comment'))).status).toBe(200);
    expect((await publish(eva, id)).body.body).toBe('Better');
    expect((await api.as(mina).get(url)).status).toBe(200);
    expect(problem(await allow(mina, url, forUser(mina, 'edit')))).toEqual([403, 'FORBIDDEN']);

    for (const entry of [
      { principal_kind: 'user', principal_id: '2000000000', level: 'view' },
      { principal_kind: 'role', principal_id: 'owner', level: 'view' },
      { principal_kind: 'company', principal_id: '1', level: 'view' },
      { principal_kind: 'department', principal_id: 'x', level: 'view' },
    ]) {
      const refused = await allow(eva, url, forUser(mina, 'view'), entry);
      expect([problem(refused), refused.body.details[0].field]).toEqual([[422, 'PRINCIPAL_UNKNOWN'], 'entries.1.principal_id']);
    }
    expect(problem(await allow(eva, url, forUser(mina, 'view'), forUser(mina, 'edit')))).toEqual([422, 'PRINCIPAL_UNKNOWN']);
    const trail = await api.rows("SELECT action FROM audit_entries WHERE resource = 'document_access' AND action = 'document_access.add'");
    expect(trail.length).toBe(4);
  });

  it('of an admin ends at private folders and at the drafts of others', async () => {
    const { admin, max, eva } = await people();
    const boss = await api.aSaved(admin.role, { name: 'Boss' });
    const hidden = await folder(boss, { name: 'Board', is_private: true });
    const [inside, outside] = [await document(boss, hidden), await folder(boss)];
    await publish(boss, inside);
    await allow(boss, `${folders}/${outside}`, forUser(max, 'edit'));
    const [draft, published] = [await document(max, outside), await document(max, outside)];
    await api.as(max).post(`${docs}/${published}/submit-for-review`);
    await publish(admin, published);
    await api.as(max).patch(`${docs}/${published}`, { body: 'Half' });
    expect(await seen(admin)).toEqual([published]);
    for (const id of [inside, draft]) expect(problem(await api.as(admin).get(`${docs}/${id}`))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await api.as(admin).get(`${docs}/${published}`)).body).toMatchObject({ draft: null, working_draft: null });
    for (const answer of [await api.as(admin).patch(`${docs}/${published}`, { body: 'Mine' }), await publish(admin, published)])
      expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(admin).get(`${folders}/${hidden}`))).toEqual([404, 'FOLDER_NOT_FOUND']);
    expect(await seen(eva)).toEqual([published]);
  });

  it('betrays no word of drafts, private folders, other departments and companies', async () => {
    const { admin, max, joon, stranger, winds, strings } = await people();
    const words = (title: string) => ({ title: `${CANARY} ${title}`, body: `${CANARY} text` });
    const hidden = await folder(admin, { name: `${CANARY} board`, is_private: true });
    const foreign = await folder(stranger, { name: `${CANARY} elsewhere` });
    const others = await folder(admin, { name: `${CANARY} strings`, department_id: strings });
    const open = await folder(admin);
    const ids = [
      await document(admin, hidden, words('in a private folder')),
      await document(stranger, foreign, words('of another company')),
      await document(admin, others, words('of another department')),
      await document(admin, open, words('of a draft')),
      await document(admin, open, { title: 'Open', body: 'Open' }),
      await document(admin, await folder(admin, { name: 'Winds', department_id: winds }), { title: 'Winds', body: 'Open' }),
    ] as const;
    for (const id of [ids[0], ids[2], ids[4], ids[5]]) await publish(admin, id);
    await publish(stranger, ids[1]);
    await api.as(admin).patch(`${docs}/${ids[4]}`, words('of a newer draft'));
    await api.as(admin).delete(`${docs}/${ids[2]}`);
    const asked = [
      docs,
      `${docs}?search=${CANARY}`,
      `${docs}?ordering=title`,
      `${docs}?trashed=true`,
      folders,
      `${folders}?search=${CANARY}`,
    ];
    const single = ids.flatMap((id) => [id, `${id}/versions`, `${id}/versions/1`, `${id}/access`].map((part) => `${docs}/${part}`));
    const places = [hidden, foreign, others].flatMap((id) => [`${folders}/${id}`, `${folders}/${id}/access`, `${docs}?folder_id=${id}`]);
    for (const user of [max, joon]) {
      const answers = await Promise.all([...asked, `${folders}/tree`, ...single, ...places].map((url) => api.as(user).get(url)));
      const said = JSON.stringify(answers.map(({ body, headers }) => [body, headers]));
      expect(said.includes(CANARY)).toBe(user === max && said.includes(`${CANARY} strings`));
      expect(said.replaceAll(`${CANARY} strings`, '')).not.toContain(CANARY);
    }
    expect((await api.as(joon).get(`${docs}?page_size=1`)).body.count).toBe(2);
    expect((await api.as(joon).get(`${docs}?search=${CANARY}`)).body).toMatchObject({ count: 0, next: null });
  });

  it('moves with folders, which form no cycle and stay limited', async () => {
    const { admin, max } = await people();
    let deepest: number | null = null;
    const chain: number[] = [];
    for (let depth = 1; depth <= 10; depth++) chain.push((deepest = await folder(admin, { name: `Level ${depth}`, parent_id: deepest })));
    expect(problem(await api.as(admin).post(folders, { name: 'Level 11', parent_id: deepest }))).toEqual([409, 'TOO_MANY_FOLDERS']);
    expect(problem(await api.as(admin).post(folders, { name: 'level 2', parent_id: chain[0] }))).toEqual([409, 'FOLDER_NAME_TAKEN']);
    const move = (id: number, parent_id?: number | null) => api.as(admin).post(`${folders}/${id}/move`, { parent_id });
    expect([problem(await move(chain[1]!, chain[4])), (await move(chain[1]!)).status]).toEqual([[409, 'FOLDER_CYCLE'], 422]);
    expect(problem(await move(await folder(admin), deepest))).toEqual([409, 'TOO_MANY_FOLDERS']);
    expect((await move(chain[5]!, null)).body.parent_id).toBeNull();
    const rows = await api.rows('SELECT id, path FROM folders ORDER BY id');
    expect(rows.find(({ id }) => id === chain[9])!.path).toEqual(chain.slice(5));
    const both = await Promise.all([move(chain[0]!, chain[9]), move(chain[5]!, chain[4])]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stale = await api.as(admin).patch(`${folders}/${chain[9]}`, { name: 'Late' }, { 'if-match': '"7"' });
    expect(problem(stale)).toEqual([412, 'PRECONDITION_FAILED']);
    expect(problem(await api.as(max).post(folders, { name: 'Mine', parent_id: chain[0] }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(admin).delete(`${folders}/${chain[8]}`))).toEqual([409, 'FOLDER_NOT_EMPTY']);
    const leaf = both[0].status === 200 ? chain[4] : chain[9];
    expect((await api.as(admin).delete(`${folders}/${leaf}`)).status).toBe(204);
    expect((await api.as(admin).get(`${folders}?trashed=true`)).body.count).toBe(1);
  });
});
