import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import document from '../openapi.json';

describe('what the contract requires', () => {
  const api = startApi();
  const named = ({ body }: Answer): string[] => (body.details as { field: string }[]).map(({ field }) => field);

  const bodies = Object.entries(document.paths).flatMap(([path, operations]) => {
    const { post } = operations as { post?: { requestBody?: { content: Record<string, { schema: { $ref: string } }> } } };
    const schema = Object.values(post?.requestBody?.content ?? {})[0]?.schema.$ref.split('/').at(-1);
    const { required = [] } = (schema ? (document.components.schemas as Record<string, { required?: string[] }>)[schema] : {}) ?? {};
    return required.length > 0 && !path.includes('{') ? [[path, required] as const] : [];
  });

  it.each(bodies)('is required by POST %s', async (path, required) => {
    for (const company_id of ['sinfonia', null]) {
      const admin = await api.aSaved(Role.Admin, { company_id, is_superuser: company_id === null } as object);
      const answer = await api.as(admin).post(path, {});
      expect([answer.status, named(answer)]).toEqual([422, expect.arrayContaining([...required])]);
    }
  });
});
