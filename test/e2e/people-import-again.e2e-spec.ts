import { type Answer, startApi } from '@test/app';
import { MULTIPART, aField, importWorker, multipart } from '@test/imports';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const URL = '/api/v1/users/import';
const PEOPLE =
  'email,name,role,employee_number,department,tags\nMina@Example.com,김미나,mentor,7,Strings,바이올린;solo\njoon@example.com,Joon,,,,\n';

describe('repeating an import of people', () => {
  const api = startApi();
  const worker = () => importWorker(api.get(Database));
  let admin: User;
  beforeEach(async () => {
    admin = await api.aSaved(Role.Admin, { email: 'admin@example.com' });
    await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings')");
  });

  const upload = (bytes: Buffer | string, { as = admin, query = '', headers = {}, ...given }: Given = {}) =>
    api.as(as).post(`${URL}${query}`, multipart(bytes, given), { ...MULTIPART, ...headers });
  type Given = { as?: User; query?: string; headers?: Record<string, string>; filename?: string; field?: string; more?: string };

  /** The whole dry run. */
  async function checked(bytes: Buffer | string, given?: Given): Promise<Answer> {
    const { status, body } = await upload(bytes, given);
    expect([status, body.status]).toEqual([202, 'checking']);
    await worker().check(body.id);
    return api.as(admin).get(`${URL}/${body.id}`);
  }
  async function committed(bytes: Buffer | string, given?: Given): Promise<Answer> {
    const { body } = await checked(bytes, given);
    expect((await api.as(admin).post(`${URL}/${body.id}/commit`)).status).toBe(202);
    await worker().commit(body.id);
    return api.as(admin).get(`${URL}/${body.id}`);
  }
  const everybody = () =>
    api.rows(`SELECT u.email, u.name, u.last_name, u.role, u.status, u.employee_number, u.tags, u.join_date::text, d.name AS department
              FROM users u LEFT JOIN departments d ON d.id = u.department_id WHERE u.email <> 'admin@example.com' ORDER BY u.email`);

  it('commits once under repeated and concurrent commits', async () => {
    const { body } = await checked(PEOPLE);
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.as(admin).post(`${URL}/${body.id}/commit`)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(await api.rows("SELECT 1 FROM outbox WHERE name = 'commit_people_import'")).toHaveLength(1);
    await Promise.all([worker().commit(body.id), worker().commit(body.id), worker().commit(body.id)]);
    expect(await everybody()).toHaveLength(2);
    expect(await api.rows("SELECT 1 FROM audit_entries WHERE action = 'user.import'")).toHaveLength(2);
    expect((await api.as(admin).post(`${URL}/${body.id}/commit`)).body).toMatchObject({ status: 'committed' });
  });

  it('returns the existing import for the same file', async () => {
    const [one, two] = await Promise.all([upload(PEOPLE), upload(PEOPLE)]);
    expect(two.body.id).toBe(one.body.id);
    expect(await api.rows("SELECT 1 FROM outbox WHERE name = 'check_people_import'")).toHaveLength(1);
    expect(await api.rows('SELECT DISTINCT upload_id FROM people_import_chunks')).toHaveLength(1);
    const key = { 'idempotency-key': 'import-1' };
    const first = await upload('email,name\na@example.com,A\n', { headers: key });
    const again = await upload('email,name\na@example.com,A\n', { headers: key });
    expect([again.body.id, again.headers['idempotent-replayed']]).toEqual([first.body.id, 'true']);
    expect((await upload('email,name\nsomebody-else@example.com,B\n', { headers: key })).body.code).toBe('E109');
  });

  it('reports all people of the first one as taken', async () => {
    await committed(PEOPLE);
    expect((await checked(PEOPLE)).body).toMatchObject({ status: 'checked', row_count: 2, error_count: 2 });
  });

  it('has the same result for every check', async () => {
    const { body } = await upload(PEOPLE);
    await Promise.all([worker().check(body.id), worker().check(body.id)]);
    await worker().check(body.id);
    expect((await api.as(admin).get(`${URL}/${body.id}`)).body).toMatchObject({ status: 'checked', row_count: 2, error_count: 0 });
  });

  it('ignores a check that was overtaken, and fails one whose lease was lost', async () => {
    const { body } = await upload(PEOPLE);

    /** Holds a check before it reads the file, and changes something meanwhile. */
    const overtaken = (change: string) =>
      api.owner.transaction(async (manager) => {
        await manager.query('LOCK TABLE people_import_chunks IN ACCESS EXCLUSIVE MODE');
        const check = worker().check(body.id).then(() => 'ended', (error: Error) => error.message); // prettier-ignore
        for (let waiting = 0; waiting === 0;)
          waiting = (await manager.query("SELECT FROM pg_locks WHERE relation = 'people_import_chunks'::regclass AND NOT granted")).length;
        await manager.query(change);
        return { check };
      });
    const overtaking = "DELETE FROM people_import_chunks; UPDATE people_imports SET status = 'checked'";
    expect(await (await overtaken(overtaking)).check).toBe('ended');
    await api.rows("UPDATE people_imports SET status = 'checking'");
    expect(await (await overtaken('DELETE FROM people_import_chunks')).check).toBe('Piece 0 of an upload is gone.');
  });

  describe('while somebody else adds the same people', () => {
    const job = async () => {
      const [{ id }] = await api.rows("SELECT id FROM outbox WHERE name = 'commit_people_import'");
      return (await api.as(admin).get(`/api/v1/jobs/${id}`)).body;
    };
    const begin = async (): Promise<number> => {
      const { body } = await checked(PEOPLE);
      await api.as(admin).post(`${URL}/${body.id}/commit`);
      return body.id as number;
    };
    const shown = async (id: number) => {
      const answers = ['', '/rows', '/report'].map((path) => api.as(admin).get(`${URL}/${id}${path}`));
      return JSON.stringify([...(await Promise.all(answers)).map(({ body }) => body), await job()]);
    };
    const wrong = async (id: number) =>
      (await api.as(admin).get(`${URL}/${id}/rows?status=error`)).body.results.map(({ line, problems }: any) => [line, problems]);

    it.each([
      ['an address', "'mina@example.com', 'elsewhere', NULL", 'email'],
      ['a number', "'other@example.com', 'sinfonia', 7", 'employee_number'],
    ])('fails at once and names the line that has %s of theirs', async (_, taken, field) => {
      const id = await begin();
      const running = await api.owner.transaction(async (manager) => {
        await manager.query(`INSERT INTO users (email, company_id, employee_number, name, role) VALUES (${taken}, 'Other', 'mentee')`);
        const commit = worker().commit(id);
        for (let waiting = 0; waiting === 0;)
          waiting = (await manager.query("SELECT FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted")).length;
        return { commit };
      });
      await running.commit;
      expect((await api.as(admin).get(`${URL}/${id}`)).body).toMatchObject({ status: 'failed', error_count: 1 });
      expect(await wrong(id)).toEqual([[2, [{ field, message: 'is taken already' }]]]);
      expect(await everybody()).toHaveLength(1);
      expect(await shown(id)).not.toMatch(/duplicate|_key|constraint|already exists/);
    });

    it('fails with a reason for the file if no line is taken any more, after two attempts', async () => {
      const id = await begin();
      // A stand-in for somebody who takes the address at each attempt and leaves it again.
      await api.rows(`CREATE FUNCTION takes_an_address() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE unique_violation USING MESSAGE = 'duplicate key', DETAIL = 'Key (email)=(' || new.email || ') already exists.'; END $$`);
      await api.rows('CREATE TRIGGER takes_an_address BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION takes_an_address()');
      await worker().commit(id).finally(() => api.rows('DROP FUNCTION takes_an_address CASCADE')); // prettier-ignore
      expect((await api.as(admin).get(`${URL}/${id}`)).body).toMatchObject({ status: 'failed', error_count: 1 });
      expect(await wrong(id)).toEqual([[1, [{ field: 'file', message: expect.stringContaining('Send the file again') }]]]);
      expect(await everybody()).toEqual([]);
      expect(await shown(id)).not.toMatch(/duplicate|_key|constraint|already exists/);
    });
  });

  it('can be discarded until it is committed', async () => {
    const { body } = await checked(PEOPLE);
    expect((await api.as(admin).delete(`${URL}/${body.id}`)).status).toBe(204);
    expect(await api.rows('SELECT 1 FROM people_import_rows')).toEqual([]);
    expect((await api.as(admin).post(`${URL}/${body.id}/commit`)).status).toBe(409);
    const next = await checked(PEOPLE);
    await api.as(admin).post(`${URL}/${next.body.id}/commit`);
    expect((await api.as(admin).delete(`${URL}/${next.body.id}`)).body).toMatchObject({ code: 'E165' });
    await api.rows("UPDATE outbox SET status = 'failed' WHERE name = 'commit_people_import'");
    expect((await api.as(admin).get(`${URL}/${next.body.id}`)).body).toMatchObject({ status: 'failed' });
    expect((await api.as(admin).delete(`${URL}/${next.body.id}`)).status).toBe(204);
    await worker().commit(next.body.id);
    expect(await everybody()).toEqual([]);
  });

  it('is deleted after its retention if nobody commits it', async () => {
    const { body } = await checked(PEOPLE);
    await api.rows("UPDATE people_imports SET updated_at = now() - interval '8 days'");
    await api.rows('UPDATE outbox SET finished_at = now()');
    await worker().purge();
    expect((await api.as(admin).get(`${URL}/${body.id}`)).body).toMatchObject({ status: 'discarded' });
    await api.rows("UPDATE people_imports SET updated_at = now() - interval '8 days'");
    await worker().purge();
    expect(await api.rows('SELECT 1 FROM people_import_rows')).toEqual([]);
  });

  it('is 404 for everybody but admins of the company', async () => {
    const { body } = await checked(PEOPLE);
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const mentor = await api.aSaved(Role.Mentor);
    for (const path of ['', '/rows', '/report']) {
      expect((await api.as(stranger).get(`${URL}/${body.id}${path}`)).body.error).toBe('IMPORT_NOT_FOUND');
      expect((await api.as(mentor).get(`${URL}/${body.id}${path}`)).status).toBe(403);
      expect((await api.anonymous().get(`${URL}/${body.id}${path}`)).status).toBe(401);
    }
    expect((await api.as(stranger).post(`${URL}/${body.id}/commit`)).status).toBe(404);
    expect((await api.as(stranger).delete(`${URL}/${body.id}`)).status).toBe(404);
    expect((await api.as(stranger).get(URL)).body.count).toBe(0);
    expect((await api.as(admin).get(URL)).body.results).toMatchObject([{ id: body.id }]);
    expect((await upload(PEOPLE, { as: mentor })).status).toBe(403);
    expect((await upload(PEOPLE, { as: await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }) })).status).toBe(403);
  });

  it('accepts exactly one file and no other part', async () => {
    expect((await upload('')).body).toMatchObject({ status: 422, details: [{ field: 'file' }] });
    expect((await upload(PEOPLE, { field: 'other' })).body).toMatchObject({ status: 422, details: [{ field: 'other' }] });
    expect((await upload(PEOPLE, { more: aField('role') })).body).toMatchObject({ status: 422 });
    expect((await upload(PEOPLE, { query: '?dry=1' })).body).toMatchObject({ status: 422, details: [{ field: 'dry' }] });
    expect((await api.as(admin).post(URL, { file: 'x' })).status).toBe(415);
    expect((await api.as(admin).post(URL, multipart(PEOPLE).subarray(0, 150), MULTIPART)).status).toBe(400);
    expect((await api.as(admin).post(URL, multipart(PEOPLE), { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect((await upload(Buffer.alloc(67_108_865, 'a'))).body).toMatchObject({ status: 413, code: 'E102' });
    expect((await api.as(admin).post('/api/v1/departments', multipart(PEOPLE), MULTIPART)).status).toBe(415);
    expect(await api.rows('SELECT 1 FROM people_import_chunks')).toEqual([]);
    expect(await api.rows('SELECT 1 FROM people_imports')).toEqual([]);
  });
});
