import { fastify } from 'fastify';
import helmet from '@fastify/helmet';
import { SECURITY_HEADERS, secure } from './security';

describe('the security headers', () => {
  it('are those of helmet with a stricter policy', async () => {
    const app = fastify();
    await app.register(helmet);
    app.get('/', () => 'hello');
    const { headers } = await app.inject('/');
    expect({ ...headers, 'content-security-policy': SECURITY_HEADERS['content-security-policy'] }).toMatchObject(SECURITY_HEADERS);
    const theirs = Object.keys(headers).filter((name) => !['content-type', 'content-length', 'date', 'connection'].includes(name));
    expect(theirs.sort()).toEqual(Object.keys(SECURITY_HEADERS).sort());
    await app.close();
  });

  it('allow pages their own scripts, and answers nothing', async () => {
    const app = fastify();
    secure(app);
    app.get('/*', () => 'hello');
    const policy = async (url: string) => (await app.inject(url)).headers['content-security-policy'];
    expect(await policy('/docs/errors')).toContain("script-src 'self'");
    expect(await policy('/redoc')).toContain('worker-src blob:');
    expect(await policy('/api/v1/users')).toBe("default-src 'none';frame-ancestors 'none'");
    await app.close();
  });
});
