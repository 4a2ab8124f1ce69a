import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import document from '../openapi.json';

describe('fields that the contract requires', () => {
  const api = startApi();
  const named = ({ body }: Answer): string[] => (body.details as { field: string }[]).map(({ field }) => field);

  type Schemas = Record<string, { required?: string[] }>;
  type Post = { requestBody?: { content: Record<string, { schema: { $ref?: string } }> } };

  const requiredBy = ({ requestBody }: Post): string[] => {
    // A file is sent as a form of parts, which another test is about.
    const body = requestBody?.content['application/json'];
    return (document.components.schemas as Schemas)[body?.schema.$ref?.split('/').at(-1) ?? '']?.required ?? [];
  };
  const bodies = Object.entries(document.paths as Record<string, { post?: Post }>)
    .map(([path, { post }]) => [path, requiredBy(post ?? {})] as const)
    .filter(([path, required]) => required.length > 0 && !path.includes('{'));

  it.each(bodies)('are required by POST %s', async (path, required) => {
    const answers = [];
    for (const company_id of ['sinfonia', null]) {
      const admin = await api.aSaved(Role.Admin, { company_id, is_superuser: company_id === null });
      answers.push(await api.as(admin).post(path, {}));
    }
    const heard = answers.filter(({ status }) => status !== 403);
    expect(heard.length).toBeGreaterThan(0);
    for (const answer of heard) expect([answer.status, named(answer)]).toEqual([422, expect.arrayContaining([...required])]);
  });
});
