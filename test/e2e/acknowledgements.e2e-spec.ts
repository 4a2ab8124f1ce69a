import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import type { User } from '@organisation/users/user.entity';

const MINE = '/api/v1/acknowledgements';

describe('documents that people must read', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are acknowledged by version, and asked about again by one that asks again', async () => {
    const { admin, max, mina, joon, eva, strings } = await people();
    await api.pair(max, mina);
    const at = await folder(admin);
    const id = await document(admin, at);
    await publish(admin, id);
    const url = `${docs}/${id}`;
    const must = (...principals: object[]) => api.as(admin).put(`${url}/must-reads`, { principals });
    const department = { principal_kind: 'department', principal_id: String(strings) };
    expect((await must(department, { principal_kind: 'user', principal_id: String(joon.id) })).body.principals).toHaveLength(2);
    expect(problem(await must({ principal_kind: 'user', principal_id: '2000000000' }))).toEqual([422, 'PRINCIPAL_UNKNOWN']);
    expect(problem(await api.as(max).put(`${url}/must-reads`, { principals: [] }))).toEqual([403, 'FORBIDDEN']);
    const due = async (user: User) => (await api.as(user).get(`${MINE}?is_due=true`)).body.results.map((row: { id: number }) => row.id);
    for (const user of [max, mina, joon]) expect(await due(user)).toEqual([id]);
    for (const user of [eva, admin]) expect(await due(user)).toEqual([]);

    const acknowledge = (user: User, number: number) => api.as(user).post(`${url}/acknowledge`, { number });
    expect(problem(await acknowledge(mina, 2))).toEqual([409, 'VERSION_OUTDATED']);
    expect((await Promise.all([acknowledge(mina, 1), acknowledge(mina, 1)])).map(({ status }) => status)).toEqual([204, 204]);
    expect(await api.rows('SELECT user_id, address FROM acknowledgements')).toEqual([{ user_id: mina.id, address: '127.0.0.1' }]);
    expect(await due(mina)).toEqual([]);
    const rows = async (user: User, query = ''): Promise<[number, boolean, number | null][]> => {
      const { body } = await api.as(user).get(`${url}/acknowledgements${query}`);
      return body.results.map((row: { id: number; is_due: boolean; number: number }) => [row.id, row.is_due, row.number]);
    };
    expect((await rows(admin, '?ordering=name')).sort(([one], [other]) => one - other)).toEqual([
      [max.id, true, null],
      [mina.id, false, 1],
      [joon.id, true, null],
    ]);
    expect(await rows(admin, '?is_due=false')).toEqual([[mina.id, false, 1]]);
    expect((await rows(max)).map(([user]) => user).sort((one, other) => one - other)).toEqual([max.id, mina.id]);
    expect((await rows(joon)).map(([user]) => user)).toEqual([joon.id]);

    await api.as(admin).patch(url, { body: 'Small words' });
    await publish(admin, id);
    expect(await due(mina)).toEqual([]);
    await api.as(admin).patch(url, { body: 'Another rule' });
    await publish(admin, id, { asks_again: true });
    expect((await api.as(mina).get(MINE)).body.results).toMatchObject([{ id, current_version: 3, is_due: true, number: 1 }]);
    expect(problem(await acknowledge(mina, 1))).toEqual([409, 'VERSION_OUTDATED']);
    expect((await acknowledge(mina, 3)).status).toBe(204);
    expect(await due(mina)).toEqual([]);
    expect(await api.rows('SELECT 1 FROM acknowledgements')).toHaveLength(2);
  });

  it('give nobody access to them', async () => {
    const { admin, mina } = await people();
    const at = await folder(admin, { name: 'Board', is_private: true });
    const id = await document(admin, at);
    await publish(admin, id);
    await api.as(admin).put(`${docs}/${id}/must-reads`, { principals: [{ principal_kind: 'company', principal_id: null }] });
    expect((await api.as(mina).get(MINE)).body.count).toBe(0);
    expect(problem(await api.as(mina).post(`${docs}/${id}/acknowledge`, { number: 1 }))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    await allow(admin, `${folders}/${at}`, forUser(admin, 'edit', true), forUser(mina, 'view'));
    expect((await api.as(mina).get(MINE)).body.count).toBe(1);
  });
});
