import { type Answer, startApi } from '@test/app';
import { MULTIPART, importWorker, multipart } from '@test/imports';
import { Role } from '@app/auth';
import { withContext } from '@app/context';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const URL = '/api/v1/users/import';
const TAKEN = 'is taken already';
const TOO_MANY =
  'contains more than 50 addresses of accounts outside your company, so none of them is listed. Divide the file, or leave out people who have an account';
const SPENT =
  'contains addresses of accounts outside your company. At most 200 of them are listed within 24 hours. Send the file again tomorrow, or leave out people who have an account';
const CLOSED =
  'cannot be checked now, because 20 files of your company were refused within 24 hours for addresses of accounts outside it. Send the file again tomorrow';

describe('imported addresses of accounts outside the company', () => {
  const api = startApi();
  const worker = () => importWorker(api.get(Database));
  let admin: User;
  beforeEach(async () => {
    admin = await api.aSaved(Role.Admin, { email: 'admin@example.com' });
    const stranger = await api.aSaved(Role.Mentee, { email: 'x0@example.com', company_id: 'elsewhere' });
    await accountsLike(stranger, 'x', 260);
  });

  /** Adds so many accounts next to an existing one: `x1@example.com` and so on. */
  const accountsLike = async ({ id }: User, name: string, count: number): Promise<void> => {
    await api.rows(`INSERT INTO users SELECT (jsonb_populate_record(u, jsonb_build_object('id', nextval('users_id_seq'), 'employee_number', null,
      'email', '${name}' || n || '@example.com'))).* FROM users u, generate_series(1, ${count}) n WHERE u.id = ${id}`);
  };
  const fileOf = (names: readonly string[]) => `email,name\n${names.map((name) => `${name}@example.com,Somebody\n`).join('')}`;
  const known = (from: number, count: number, name = 'x') => Array.from({ length: count }, (_, index) => `${name}${from + index}`);

  async function sent(names: readonly string[], as = admin): Promise<number> {
    const { status, body } = await api.as(as).post(URL, multipart(fileOf(names)), MULTIPART);
    expect(status).toBe(202);
    return body.id;
  }
  const shown = (id: number, as = admin): Promise<Answer> => api.as(as).get(`${URL}/${id}`);
  async function checked(names: readonly string[], as = admin): Promise<Answer> {
    const id = await sent(names, as);
    await withContext({ request_id: 'test', reach: [as.company_id, null] }, () => worker().check(id));
    return shown(id, as);
  }
  const problemsOf = async (id: number, { language = 'en', as = admin } = {}): Promise<[number, string, string][]> => {
    const { body } = await api.as(as).get(`${URL}/${id}/rows?status=error&page_size=100`, { 'accept-language': language });
    return body.results.flatMap(({ line, problems }: any) => problems.map(({ field, message }: any) => [line, field, message]));
  };
  const audited = () =>
    api.rows("SELECT actor_id, company_id, resource_id, changes FROM audit_entries WHERE action = 'import.addresses_known' ORDER BY id");

  it('are each named up to 50, and counted in the audit log', async () => {
    const { body } = await checked(['new', ...known(1, 50)]);
    expect(body).toMatchObject({ status: 'checked', row_count: 51, error_count: 50 });
    expect(await problemsOf(body.id)).toEqual(known(1, 50).map((_, index) => [index + 3, 'email', TAKEN]));
    expect(await audited()).toEqual([
      { actor_id: admin.id, company_id: 'sinfonia', resource_id: String(body.id), changes: { named: [null, 50] } },
    ]);
  });

  it('are not named from 51 on, in English and Korean, and the import fails', async () => {
    const { body } = await checked(['new', 'admin', ...known(1, 51)]);
    expect(body).toMatchObject({ status: 'failed', error_count: 2 });
    expect(await problemsOf(body.id)).toEqual([
      [1, 'file', TOO_MANY],
      [3, 'email', TAKEN],
    ]);
    expect((await problemsOf(body.id, { language: 'ko' }))[0]).toEqual([
      1,
      'file',
      '회사 외부 계정에서 사용 중인 주소가 50개를 넘어 해당 행을 표시하지 않았습니다. 파일을 나누거나 이미 계정이 있는 사람을 빼고 다시 보내십시오',
    ]);
    expect((await api.as(admin).raw(`${URL}/${body.id}/report`)).body).not.toContain('x1@example.com');
    expect((await api.as(admin).post(`${URL}/${body.id}/commit`)).body).toMatchObject({ status: 409, code: 'E165' });
    expect(await audited()).toMatchObject([{ changes: { is_refused: [null, true] } }]);
  });

  it('do not include the company’s own people, who are named without a limit', async () => {
    await accountsLike(admin, 'own', 260);
    const { body } = await checked([...known(1, 260, 'own'), ...known(1, 50)]);
    expect(body).toMatchObject({ status: 'checked', error_count: 310 });
    expect(await audited()).toMatchObject([{ changes: { named: [null, 50] } }]);
  });

  it('are named up to 200 a day over all imports of a company', async () => {
    for (const from of [1, 51, 101]) expect((await checked(known(from, 50))).body).toMatchObject({ status: 'checked', error_count: 50 });
    expect((await checked(known(151, 40))).body).toMatchObject({ status: 'checked', error_count: 40 });
    const { body } = await checked(known(191, 11));
    expect(body).toMatchObject({ status: 'failed', error_count: 1 });
    expect(await problemsOf(body.id)).toEqual([[1, 'file', SPENT]]);
    expect((await problemsOf(body.id, { language: 'ko' }))[0]?.[2]).toBe(
      '회사 외부 계정에서 사용 중인 주소가 있으나, 24시간 동안 확인할 수 있는 200개를 넘어 해당 행을 표시하지 않았습니다. 내일 다시 보내거나 이미 계정이 있는 사람을 빼고 보내십시오',
    );
    expect((await checked(known(191, 10))).body).toMatchObject({ status: 'checked', error_count: 10 });
    expect((await checked(['x1'])).body).toMatchObject({ status: 'failed' });
    expect((await checked(['new'])).body).toMatchObject({ status: 'checked', error_count: 0 });

    await api.rows("INSERT INTO companies (id, name) VALUES ('third', 'Third')");
    const other = await api.aSaved(Role.Admin, { company_id: 'third' });
    expect((await checked(known(1, 50), other)).body).toMatchObject({ status: 'checked', error_count: 50 });
    await api.rows("UPDATE people_imports SET addresses_known_at = addresses_known_at - interval '1 day'");
    expect((await checked(['x1', 'x2'])).body).toMatchObject({ status: 'checked', error_count: 2 });
  });

  it('share that budget between concurrent imports', async () => {
    const ids: number[] = [];
    for (const from of [1, 51, 101, 151, 201]) ids.push(await sent(known(from, 50)));
    await Promise.all(ids.map((id) => worker().check(id)));
    const ends = await Promise.all(ids.map(async (id) => (await shown(id)).body.status));
    expect(ends.sort()).toEqual(['checked', 'checked', 'checked', 'checked', 'failed']);
    expect(await api.rows('SELECT sum(known_addresses)::int AS named FROM people_imports')).toEqual([{ named: 200 }]);
  });

  it('block further checks after 20 refusals in 24 hours', async () => {
    for (let sending = 1; sending <= 20; sending++) {
      const { body } = await checked([`new${sending}`, ...known(1, 51)]);
      expect(await problemsOf(body.id)).toEqual([[1, 'file', TOO_MANY]]);
    }
    for (const names of [['new'], known(1, 2), known(1, 51)]) {
      const { body } = await checked(names);
      expect(body).toMatchObject({ status: 'failed', error_count: 1 });
      expect(await problemsOf(body.id)).toEqual([[1, 'file', CLOSED]]);
    }
    await api.rows("UPDATE people_imports SET addresses_known_at = addresses_known_at - interval '1 day'");
    expect((await checked(['new', 'x1'])).body).toMatchObject({ status: 'checked', error_count: 1 });
  });

  it('are named and charged once, however often a check runs', async () => {
    const id = await sent(known(1, 3));
    await Promise.all([worker().check(id), worker().check(id)]);
    await worker().check(id);
    expect(await problemsOf(id)).toEqual([1, 2, 3].map((_, index) => [index + 2, 'email', TAKEN]));
    expect(await audited()).toMatchObject([{ changes: { named: [null, 3] } }]);
  });

  it.each([
    [50, known(1, 50).map((_, index) => [index + 2, 'email', TAKEN])],
    [51, [[1, 'file', TOO_MANY]]],
  ])('are limited at the commit, too, for %i accounts created meanwhile', async (count, problems) => {
    const { body } = await checked(known(1, count, 'late'));
    expect(body).toMatchObject({ status: 'checked', error_count: 0 });
    const stranger = await api.aSaved(Role.Mentee, { company_id: null });
    await accountsLike(stranger, 'late', count);
    expect((await api.as(admin).post(`${URL}/${body.id}/commit`)).status).toBe(202);
    await worker().commit(body.id);
    expect((await shown(body.id)).body).toMatchObject({ status: 'failed', error_count: problems.length });
    expect(await problemsOf(body.id)).toEqual(problems);
    expect(await audited()).toHaveLength(1);
  });
});
