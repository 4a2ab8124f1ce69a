import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { MULTIPART, importWorker, multipart } from '@test/imports';
import { listening } from '@test/wire';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const URL = '/api/v1/users/export';

describe('the export of people', () => {
  const api = startApi();
  const { origin } = listening(api);
  let admin: User;
  beforeEach(async () => {
    admin = await api.aSaved(Role.Admin, { email: 'admin@example.com', name: '관리자' });
  });
  const exported = async (query = '', as = admin) => {
    const answer = await fetch(`${origin()}${URL}${query}`, { headers: { authorization: `Bearer ${await api.tokenOf(as)}` } });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const NASTY = { name: '=cmd|calc', position: '@SUM(1)', job_part: '-2+3', tags: ['+a', 'b;c', "'=d"] };

  it('is a CSV file for Excel that triggers no formula', async () => {
    await api.aSaved(Role.Mentor, { email: 'mina@example.com', ...NASTY, employee_number: 7 });
    const { status, headers, bytes } = await exported();
    expect([status, headers.get('content-type'), headers.get('content-disposition'), headers.get('x-content-type-options')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="people.csv"',
      'nosniff',
    ]);
    const lines = bytes.toString().split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffemail,name,first_name/);
    expect(lines[1]).toMatch(/^admin@example.com,관리자,/);
    expect(lines[2]).toContain(`mina@example.com,'=cmd|calc,,,mentor,7,,'@SUM(1),'-2+3,'+a;b\\;c;'=d`);
    expect(await api.rows("SELECT actor_id, changes FROM audit_entries WHERE action = 'user.export'")).toEqual([
      { actor_id: admin.id, changes: { format: [null, 'csv'] } },
    ]);
  });

  it.each(['csv', 'xlsx'])('can be imported again unchanged as %s', async (format) => {
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', '-Strings') RETURNING id");
    const mina = {
      email: 'mina@example.com',
      ...NASTY,
      department_id: strings.id,
      employee_number: 7,
      join_date: '2026-03-01',
      locale: 'ko',
    };
    await api.aSaved(Role.Mentor, mina);
    const people = () =>
      api.rows(`SELECT email, name, role, position, job_part, tags, department_id, employee_number, join_date::text, locale FROM users
                WHERE email <> 'admin@example.com'`);
    const before = await people();
    const { bytes } = await exported(`?format=${format}&role=mentor`);
    await api.rows("DELETE FROM users WHERE email = 'mina@example.com'");

    const { body } = await api.as(admin).post('/api/v1/users/import', multipart(bytes, { filename: `people.${format}` }), MULTIPART);
    const worker = importWorker(api.get(Database));
    await worker.check(body.id);
    expect((await api.as(admin).get(`/api/v1/users/import/${body.id}/rows?status=error`)).body.results).toEqual([]);
    await api.as(admin).post(`/api/v1/users/import/${body.id}/commit`);
    await worker.commit(body.id);
    expect(await people()).toEqual(before);
  });

  it('has the people of the list, and accepts its filters', async () => {
    await api.aSaved(Role.Mentor, { email: 'mina@example.com', name: '김미나' });
    await api.aSaved(Role.Mentor, { email: 'gone@example.com', status: 'deactivated' as never });
    await api.aSaved(Role.Mentee, { email: 'foreign@example.com', company_id: 'elsewhere' });
    const addresses = async (query = '') => (await exported(query)).bytes.toString().match(/\w+@example.com/g);
    expect(await addresses()).toEqual(['admin@example.com', 'mina@example.com']);
    expect(await addresses('?search=미나')).toEqual(['mina@example.com']);
    expect(await addresses('?status=deactivated')).toEqual(['gone@example.com']);
    expect((await exported('?page=2')).status).toBe(422);
    expect((await exported('?format=pdf')).status).toBe(422);
    expect((await exported('', await api.aSaved(Role.Mentor))).status).toBe(403);
    expect((await exported('', await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }))).status).toBe(403);
  });

  it('stops when the client has disconnected', async () => {
    await api.rows(`INSERT INTO users (company_id, role, name, email, position)
      SELECT 'sinfonia', 'mentee', 'Somebody', 'crowd-' || n || '@example.com', repeat('x', 100) FROM generate_series(1, 20000) n`);
    const headers = { authorization: `Bearer ${await api.tokenOf(admin)}`, 'accept-encoding': 'identity' };
    const gone = new AbortController();
    const answer = await fetch(`${origin()}${URL}`, { headers, signal: gone.signal });
    await answer.body!.getReader().read();
    gone.abort();
    const asked = () => api.rows("SELECT sum(calls) AS n FROM pg_stat_database, LATERAL (SELECT xact_commit AS calls) c WHERE datname = current_database()"); // prettier-ignore
    await eventually(async () => {
      const [before] = await asked();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const [after] = await asked();
      return Number(after.n) - Number(before.n) < 5;
    });
    expect((await exported('?role=admin')).status).toBe(200);
  });
});
