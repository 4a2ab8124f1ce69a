import { startApi } from '@test/app';
import { invitations, inviting, password } from '@test/invitations';

const BROWSER = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'en' };

describe('the link of an invitation', () => {
  const api = startApi();
  const { anInvitation, aLoner, mails, people, signIn } = inviting(api);
  const link = `${invitations}/link`;
  const look = (token: string, language = 'en') =>
    api.anonymous().raw(`${link}?token=${token}`, { ...BROWSER, 'accept-language': language });
  const send = (fields: Record<string, string>) => {
    const headers = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };
    return api.app().inject({ method: 'POST', url: link, payload: new URLSearchParams(fields).toString(), headers });
  };

  it('shows a page that changes nothing before its button is pressed', async () => {
    const { token } = await anInvitation({ name: '<b>Joon</b>' });
    expect((await mails()).at(-1).body).toContain(`${link}?token=${token}`);
    for (const { statusCode, headers, body } of [await look(token), await look(token)]) {
      expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(body).toContain('Join Sinfonia');
      expect(body).toContain('value="&lt;b&gt;Joon&lt;/b&gt;"');
      expect((await people()).at(-1)).toMatchObject({ status: 'invited' });
    }
    expect((await look(token, 'ko')).body).toContain('초대 수락');
    const [refused, welcome, again] = [
      await send({ token, name: 'Joon', password: 'short' }),
      await send({ token, name: 'Joon', password }),
      await send({ token, name: 'Joon', password }),
    ];
    expect([refused.statusCode, welcome.statusCode, again.statusCode]).toEqual([422, 200, 409]);
    expect(refused.headers['content-type']).toContain('text/html');
    expect(welcome.body).toContain('You can sign in now');
    expect((await signIn()).status).toBe(200);
    expect((await look(token)).statusCode).toBe(409);
    expect((await look('x')).statusCode).toBe(404);
  });

  it('asks a user who has an account to sign in', async () => {
    await aLoner();
    const { token } = await anInvitation();
    const { body } = await look(token);
    expect(body).toContain('You already have an account');
    expect(body).not.toContain('<form');
    expect((await send({ token, password })).statusCode).toBe(401);
  });
});
