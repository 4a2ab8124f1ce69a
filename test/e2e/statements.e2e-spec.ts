import { startApi } from '@test/app';
import { statementsDuring } from '@test/sql';
import { Role } from '@app/auth';

const MOST = 8;

describe('the statements of a request', () => {
  const api = startApi();

  const aCrowd = (from: number, to: number) =>
    api.rows(`
      WITH found AS (
        INSERT INTO departments (company_id, name) SELECT 'sinfonia', 'Department ' || n FROM generate_series(${from}, ${to}) n RETURNING id
      ) INSERT INTO users (company_id, department_id, role, name, email)
        SELECT 'sinfonia', id, 'mentee', 'Somebody', 'crowd-' || id || '@example.com' FROM found`);

  it('are as many for 10 rows as for 1,000, and few', async () => {
    const admin = await api.aSaved(Role.Admin);
    const [department] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const paths = [
      'users?page_size=100',
      'users?page_size=100&search=some&ordering=-email',
      `users/${admin.id}`,
      'user/profile',
      'departments?page_size=100',
      `departments/${department.id}`,
      'companies',
      'companies/sinfonia',
    ];
    const counted = async () => {
      const counts: [string, number][] = [];
      for (const path of paths) {
        const statements = await statementsDuring(() => api.as(admin).get(`/api/v1/${path}`));
        counts.push([path, statements.split(';\n').length]);
      }
      return counts;
    };
    await aCrowd(1, 10);
    await counted();
    const few = await counted();
    await aCrowd(11, 1_000);
    expect(await counted()).toEqual(few);
    for (const [path, count] of few) expect([path, count <= MOST]).toEqual([path, true]);
  });
});
