import { hash } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { HttpFile } from '@test/http-file';
import { Role } from '@app/auth';

describe('api.http', () => {
  const api = startApi();
  const file = new HttpFile();

  it('tells a story that comes true, request by request', async () => {
    // As the demo has it: admins may write to example.com.
    await api.rows(`UPDATE companies SET settings = '{"mail_domains": ["example.com"]}' WHERE id = 'sinfonia'`);
    const password_hash = await hash(file.variables.admin_password!, 4);
    await api.aSaved(Role.Admin, { email: file.variables.admin_email, password_hash });
    // The last admin of a company cannot leave; nobody in the story is one by accident.
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });

    const differences = await file.differences({ host: '', foreign_user_id: String(foreign.id) }, ({ method, url, headers, body }) => {
      const caller = api.anonymous();
      return method === 'get' || method === 'delete' ? caller[method](url, headers) : caller[method](url, body, headers);
    });
    expect(differences).toEqual([]);
    expect(file.requests.length).toBeGreaterThan(20);
  }, 120_000);
});
