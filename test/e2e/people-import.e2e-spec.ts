import { encode } from 'iconv-lite';
import { type Answer, startApi } from '@test/app';
import { MULTIPART, aSheet, importWorker, multipart } from '@test/imports';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const URL = '/api/v1/users/import';
const PEOPLE =
  'email,name,role,employee_number,department,tags\nMina@Example.com,김미나,mentor,7,Strings,바이올린;solo\njoon@example.com,Joon,,,,\n';
const BCRYPT = `$2b$12$${'a'.repeat(53)}`;

describe('an import of people', () => {
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
  const problemsOf = async (id: number, language = 'en'): Promise<[number, string, string][]> => {
    const { body } = await api.as(admin).get(`${URL}/${id}/rows?status=error&page_size=100`, { 'accept-language': language });
    return body.results.flatMap(({ line, problems }: any) => problems.map(({ field, message }: any) => [line, field, message]));
  };
  const everybody = () =>
    api.rows(`SELECT u.email, u.name, u.last_name, u.role, u.status, u.employee_number, u.tags, u.join_date::text, d.name AS department
              FROM users u LEFT JOIN departments d ON d.id = u.department_id WHERE u.email <> 'admin@example.com' ORDER BY u.email`);

  it('is a dry run that changes nothing, then a commit that creates everybody', async () => {
    const { status, headers, body } = await upload(PEOPLE);
    expect([status, headers.location]).toEqual([202, `${URL}/${body.id}`]);
    expect(body).toMatchObject({ status: 'checking', filename: 'people.csv', progress: 0, job_id: expect.any(String) });
    await worker().check(body.id);
    expect((await api.as(admin).get(`${URL}/${body.id}`)).body).toMatchObject({
      status: 'checked',
      row_count: 2,
      error_count: 0,
      progress: 100,
    });
    expect(await everybody()).toEqual([]);

    await api.as(admin).post(`${URL}/${body.id}/commit`);
    await worker().commit(body.id);
    expect((await api.as(admin).get(`${URL}/${body.id}`)).body).toMatchObject({ status: 'committed', row_count: 2 });
    expect(await everybody()).toMatchObject([
      { email: 'joon@example.com', role: 'mentee', status: 'invited', employee_number: null, tags: [], department: null },
      {
        email: 'mina@example.com',
        name: '김미나',
        last_name: '김',
        role: 'mentor',
        employee_number: 7,
        department: 'Strings',
        tags: ['바이올린', 'solo'],
      },
    ]);
    const audited = await api.rows("SELECT actor_id, company_id, changes FROM audit_entries WHERE action = 'user.import' ORDER BY id");
    expect(audited).toHaveLength(2);
    expect(audited[1]).toMatchObject({
      actor_id: admin.id,
      company_id: 'sinfonia',
      changes: { email: ['***', '***'], role: [null, 'mentor'] },
    });
    expect(JSON.stringify(audited)).not.toMatch(/mina|김미나/i);
    expect(await api.rows("SELECT payload FROM outbox WHERE name = 'PeopleImported'")).toMatchObject([{ payload: { count: 2 } }]);
    expect(await api.rows('SELECT 1 FROM people_import_rows')).toEqual([]);
    expect(await api.rows('SELECT 1 FROM people_import_chunks')).toEqual([]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff이메일,이름,사번,부서,역할,입사일\nmina@example.com,김미나,7,Strings,멘토,2026. 3. 1.\n`)],
    ['CP949', encode('이메일,이름,사번,부서,역할,입사일\nmina@example.com,김똠,7,Strings,멘토,2026/03/01\n', 'cp949')],
    [
      'semicolons',
      Buffer.from('e-mail;Name;Employee Number;Department;Role;Join Date\nmina@example.com;김미나;7;Strings;Mentor;2026-03-01\n'),
    ],
    [
      'UTF-16',
      Buffer.from('\ufeffemail\tname\t사번\t부서\t역할\t입사일\r\nmina@example.com\t김미나\t7\tStrings\tmentor\t2026-03-01\r\n', 'utf16le'),
    ],
  ])('reads %s', async (_, bytes) => {
    expect((await committed(bytes)).body).toMatchObject({ status: 'committed', row_count: 1 });
    expect(await everybody()).toMatchObject([
      { employee_number: 7, department: 'Strings', role: 'mentor', join_date: '2026-03-01', last_name: '김' },
    ]);
  });

  it('reads a workbook with numbers and dates', async () => {
    const sheet = await aSheet([
      ['이메일', '이름', '사번', '입사일', '태그'],
      ['mina@example.com', '김미나', 7, 46082, 'solo'],
      [],
      ['joon@example.com', 'Joon', '', '', ''],
    ]);
    expect((await committed(sheet, { filename: 'people.xlsx' })).body).toMatchObject({ status: 'committed', row_count: 2 });
    expect(await everybody()).toMatchObject([
      { email: 'joon@example.com' },
      { name: '김미나', employee_number: 7, join_date: '2026-03-01', tags: ['solo'] },
    ]);
  });

  it('explains each invalid line in the caller’s language', async () => {
    await api.aSaved(Role.Mentee, { email: 'taken@example.com', company_id: 'elsewhere' });
    await api.aSaved(Role.Mentee, { email: 'other@example.com', employee_number: 9 });
    const { body } = await checked(
      [
        'email,name,role,employee_number,department,join_date,password_hash',
        'nobody,A,mentor,,,,',
        'a@example.com,,,,,,',
        'b@example.com,B,boss,,,,',
        'c@example.com,C,,-1,,,',
        'd@example.com,D,,,Brass,,',
        'e@example.com,E,,,,2026-02-30,',
        'f@example.com,F,,,,,md5$x',
        'g@example.com,G,,8,,,',
        'G@example.com,G,,8,,,',
        'taken@example.com,T,,9,,,',
        'h@example.com,H,,,,,,extra',
        'fine@example.com,Fine,,,Strings,,',
      ].join('\n'),
    );
    expect(body).toMatchObject({ status: 'checked', row_count: 12, error_count: 11 });
    expect((await problemsOf(body.id)).map(([line, field]) => `${line} ${field}`)).toEqual([
      '2 email', '3 name', '4 role', '5 employee_number', '6 department', '7 join_date', '8 password_hash',
      '9 email', '9 employee_number', '10 email', '10 employee_number', '11 email', '11 employee_number', '12 file',
    ]); // prettier-ignore
    expect((await problemsOf(body.id, 'ko')).slice(0, 2)).toEqual([
      [2, 'email', '이메일 주소여야 합니다'],
      [3, 'name', '필수 항목입니다'],
    ]);
    expect((await api.as(admin).get(`${URL}/${body.id}/rows?status=ok`)).body.results).toMatchObject([
      { line: 13, status: 'ok', problems: [] },
    ]);

    const report = await api.as(admin).raw(`${URL}/${body.id}/report`, { 'accept-language': 'ko' });
    expect(report.headers['content-disposition']).toBe(`attachment; filename="import-${body.id}.csv"`);
    expect(report.body.split('\r\n').slice(0, 2)).toEqual(['\ufeff줄,이메일,이름,항목,내용', '2,,A,email,이메일 주소여야 합니다']);
    expect((await api.as(admin).post(`${URL}/${body.id}/commit`)).body).toMatchObject({ code: 'E165' });
    expect(await everybody()).toHaveLength(2);
  });

  it('creates missing departments on request', async () => {
    const people = 'email,name,department\na@example.com,A,Brass\nb@example.com,B,Brass\n';
    expect((await committed(people, { query: '?create_departments=true' })).body).toMatchObject({ status: 'committed' });
    expect(await everybody()).toMatchObject([{ department: 'Brass' }, { department: 'Brass' }]);
    expect(await api.rows("SELECT changes FROM audit_entries WHERE action = 'department.create'")).toEqual([
      { changes: { company_id: [null, 'sinfonia'], name: ['***', '***'] } },
    ]);
  });

  it('stores imported password hashes and shows them to nobody', async () => {
    const { body } = await committed(`email,name,password_hash\na@example.com,A,${BCRYPT}\nb@example.com,B,\n`);
    expect(await everybody()).toMatchObject([{ status: 'active' }, { status: 'invited' }]);
    expect(await api.rows("SELECT password_hash FROM users WHERE email = 'a@example.com'")).toEqual([{ password_hash: BCRYPT }]);
    expect(JSON.stringify(await api.rows('SELECT * FROM audit_entries'))).not.toContain(BCRYPT);
    expect(JSON.stringify(body)).not.toContain(BCRYPT);
  });

  it('creates nobody if data changed since the dry run, and says why', async () => {
    const { body } = await checked(PEOPLE);
    await api.aSaved(Role.Mentee, { email: 'joon@example.com', company_id: 'elsewhere' });
    await api.as(admin).post(`${URL}/${body.id}/commit`);
    await worker().commit(body.id);
    expect((await api.as(admin).get(`${URL}/${body.id}`)).body).toMatchObject({ status: 'failed', error_count: 1 });
    expect(await problemsOf(body.id)).toEqual([[3, 'email', 'is taken already']]);
    expect((await everybody()).map(({ email }) => email)).toEqual(['joon@example.com']);
  });
});
