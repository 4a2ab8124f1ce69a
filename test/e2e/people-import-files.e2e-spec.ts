import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { type Answer, startApi } from '@test/app';
import { MULTIPART, aWorkbook, importWorker, multipart } from '@test/imports';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const URL = '/api/v1/users/import';
const input = (name: string) => readFileSync(join('test/support/inputs', name));
const WESTERN = encode('email,name\ndan@example.com,Dan O’Hara\neva@example.com,Åsa Ek\n', 'windows-1252');

describe('an import file of people', () => {
  const api = startApi();
  const worker = () => importWorker(api.get(Database));
  let admin: User;
  beforeEach(async () => {
    admin = await api.aSaved(Role.Admin, { email: 'admin@example.com' });
  });

  const sent = (bytes: Buffer | string, query = '', filename = 'people.csv') =>
    api.as(admin).post(`${URL}?create_departments=true${query}`, multipart(bytes, { filename }), MULTIPART);
  async function checked(bytes: Buffer | string, query = '', filename?: string): Promise<Answer> {
    const { status, body } = await sent(bytes, query, filename);
    expect([status, body.status]).toEqual([202, 'checking']);
    await worker().check(body.id);
    return api.as(admin).get(`${URL}/${body.id}`);
  }
  const commit = async (id: number): Promise<Answer> => {
    const answer = await api.as(admin).post(`${URL}/${id}/commit`);
    await worker().commit(id);
    return answer;
  };
  const rowsOf = async ({ body }: Answer) => (await api.as(admin).get(`${URL}/${body.id}/rows?page_size=100`)).body.results;
  const problemsOf = async (answer: Answer): Promise<string[]> =>
    (await rowsOf(answer)).flatMap(({ line, problems }: any) => problems.map(({ field, message }: any) => `${line} ${field} ${message}`));
  const everybody = () =>
    api.rows(
      `SELECT u.email, u.name, u.position, u.job_part, u.join_date::text FROM users u WHERE u.email <> 'admin@example.com' ORDER BY u.email`,
    );

  it.each([
    ['days-from-1904.xlsx', { email: 'ann@example.com', join_date: '2026-03-01' }],
    ['hidden-first-sheet.xlsx', { email: 'new@example.com' }],
    ['other-prefix.xlsx', { email: 'first@example.com' }],
    ['reading-aid.xlsx', { email: 'gil@example.com', name: '金美那' }],
    ['lower-case-references.xlsx', { email: 'ole@example.com', position: null, job_part: 'Brass' }],
    ['utf-16-without-mark.csv', { email: 'cho@example.com', name: 'Cho' }],
  ])('is read in common formats: %s', async (name, person) => {
    const { body } = await checked(input(name), '', name);
    expect(body).toMatchObject({ status: 'checked', row_count: 1, error_count: 0, encoding_sample: null });
    expect((await commit(body.id)).status).toBe(202);
    expect(await everybody()).toMatchObject([person]);
  });

  it('reports cells with formula errors on their lines', async () => {
    const answer = await checked(input('error-cells.xlsx'), '', 'people.xlsx');
    expect((await problemsOf(answer)).slice(0, 2)).toEqual(['2 name is a formula error', '2 department is a formula error']);
    const saved = await checked('email,name,department\na@example.com,#N/A,#REF!\n');
    expect(await problemsOf(saved)).toEqual(['2 name is a formula error', '2 department is a formula error']);
  });

  it('refuses a year or a number as a date', async () => {
    const answer = await checked('email,name,join_date\na@example.com,A,2019\nb@example.com,B,46082\nc@example.com,C,2026. 3. 1.\n');
    expect(await problemsOf(answer)).toEqual([
      '2 join_date must be a day such as 2030-01-15',
      '3 join_date must be a day such as 2030-01-15',
    ]);
  });

  it('in an ambiguous encoding is previewed, and committed once confirmed', async () => {
    const doubtful = await checked(WESTERN);
    expect(doubtful.body).toMatchObject({ status: 'checked', error_count: 0, encoding: 'windows-1252', encoding_sample: 'O’Hara, Åsa' });
    expect(doubtful.body.can).not.toContain('commit');
    expect((await rowsOf(doubtful)).map(({ name }: any) => name)).toEqual(['Dan O’Hara', 'Åsa Ek']);
    const refused = await commit(doubtful.body.id);
    expect([refused.status, refused.body.error]).toEqual([409, 'ENCODING_UNCONFIRMED']);
    expect(await everybody()).toEqual([]);

    const { body } = await checked(WESTERN, '&encoding=windows-1252');
    expect(body).toMatchObject({ status: 'checked', encoding: 'windows-1252', encoding_sample: null });
    expect(body.id).not.toBe(doubtful.body.id);
    expect((await commit(body.id)).status).toBe(202);
    expect((await everybody()).map(({ name }) => name)).toEqual(['Dan O’Hara', 'Åsa Ek']);
  });

  it('is refused in an encoding that its bytes contradict', async () => {
    const answer = await checked(WESTERN, '&encoding=utf-8');
    expect(answer.body).toMatchObject({ status: 'failed', encoding: 'utf-8' });
    expect((await problemsOf(answer))[0]).toMatch(/^1 file is not in the given/);
    expect((await sent(WESTERN, '&encoding=latin-9')).body).toMatchObject({ status: 422, details: [{ field: 'encoding' }] });
  });

  it.each([
    ['with zeros in it', 'email,name,na\0me\na@example.com,A,x\n', '1 na me is not a known field'],
    ['that is cut within a character', `email,name,${'x'.repeat(99)}🎻\na@example.com,A,x\n`, `1 ${'x'.repeat(99)}… is not a known field`],
  ])('fails at once and names the heading: %s', async (_, bytes, problem) => {
    const answer = await checked(bytes);
    expect(answer.body).toMatchObject({ status: 'failed', error_count: 1 });
    expect(await problemsOf(answer)).toEqual([problem]);
  });

  it('fails at once with the reason if the database refuses a value', async () => {
    await api.rows(`ALTER TABLE people_import_rows ADD CONSTRAINT refuses CHECK (line <> 2 OR ln(0 * line) IS NULL)`);
    const answer = await checked('email,name\na@example.com,A\n').finally(() =>
      api.rows('ALTER TABLE people_import_rows DROP CONSTRAINT refuses'),
    );
    expect(answer.body.status).toBe('failed');
    expect(await problemsOf(answer)).toEqual(['1 file contains characters that cannot be stored']);
  });

  it('ignores the columns named to be ignored', async () => {
    const people = 'email,name,혈액형,Shoe Size\na@example.com,A,O,44\n';
    expect(await problemsOf(await checked(people))).toEqual(['1 혈액형 is not a known field', '1 shoe size is not a known field']);
    expect(await problemsOf(await checked(people, `&ignore_columns=${encodeURIComponent('혈액형')}`))).toEqual([
      '1 shoe size is not a known field',
    ]);
    const { body } = await checked(people, `&ignore_columns=${encodeURIComponent('shoe_size,혈액형')}`);
    expect(body).toMatchObject({ status: 'checked', error_count: 0, ignored_columns: ['shoe_size', '혈액형'] });
    expect((await sent(people, '&ignore_columns=')).status).toBe(422);
  });

  it('joins names from their parts', async () => {
    const people = [
      'sep=;',
      'email;first name;last name;locale',
      'a@example.com;미나;김;',
      'b@example.com;Clara;Schumann;en',
      'c@example.com;Mina;Kim;ko',
      'd@example.com; "Björk";;',
      'e@example.com;;;',
    ].join('\r\n');
    const answer = await checked(people);
    expect(await problemsOf(answer)).toEqual(['7 name is required']);
    expect((await rowsOf(answer)).map(({ name }: any) => name)).toEqual(['김미나', 'Clara Schumann', 'Kim Mina', 'Björk', null]);
  });

  it('repeats the value of merged cells on each line, with a warning', async () => {
    const text = (place: string, value: string) => `<c r="${place}" t="str"><v>${value}</v></c>`;
    const rows = [
      text('A1', 'email') + text('B1', 'name') + text('C1', 'position'),
      text('A2', 'a@example.com') + text('B2', 'A') + text('C2', 'First violin'),
      text('A3', 'b@example.com') + text('B3', 'B'),
    ].map((cells, at) => `<row r="${at + 1}">${cells}</row>`);
    const sheet = `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells></worksheet>`;
    const answer = await checked(await aWorkbook({ 'xl/worksheets/sheet1.xml': sheet }), '', 'people.xlsx');
    const warning = { field: 'position', message: 'repeats the value of merged cells' };
    expect(await rowsOf(answer)).toMatchObject([
      { line: 2, status: 'ok', warnings: [] },
      { line: 3, status: 'ok', problems: [], warnings: [warning] },
    ]);
    await commit(answer.body.id);
    expect((await everybody()).map(({ position }) => position)).toEqual(['First violin', 'First violin']);
  });

  it('shortens its own long name at a whole character, keeping the end', async () => {
    const { body } = await sent('email,name\na@example.com,A\n', '', `${'🎻'.repeat(150)}${'x'.repeat(99)}.csv`);
    expect(body.filename).toBe(`${'🎻'.repeat(97)}${'x'.repeat(99)}.csv`);
  });
});
