import { startApi } from '@test/app';
import { env } from '@app/config';
import { fastify } from 'fastify';
import { mailPreviews } from '@delivery/notifications/mail-previews';
import { serveDevelopmentPages } from '../../libs/platform/http/src/pages/development-pages';

const previews = '/docs/mails';

describe('previews of mails', () => {
  const api = startApi();
  const page = async (query = '') => (await api.anonymous().get(`${previews}${query}`)).body as string;

  it('list every mail with its subject in both languages', async () => {
    const body = await page();
    expect(body).toContain('New task: Tune the cello');
    expect(body).toContain('새 과제: 첼로 조율');
    const listed = mailPreviews();
    expect(listed.length).toBeGreaterThan(60);
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
    for (const { name } of listed) expect(body).toContain(`?mail=${encodeURIComponent(name)}`);
    for (const group of ['catalogue', 'direct']) expect(listed.some((one) => one.group === group)).toBe(true);
  });

  it('show the text first, then the HTML, of each', async () => {
    const body = await page('?mail=task.commented.many');
    expect(body).toContain('There are 3 new comments on “Tune the cello”.');
    expect(body).toContain('과제에 새 댓글이 3개 있습니다: 첼로 조율');
    expect(body.indexOf('<pre')).toBeLessThan(body.indexOf('<iframe sandbox'));
    expect(await page('?mail=nothing')).toContain('Mails of the catalogue');
  });

  it.each(mailPreviews().map((preview) => [preview.name, preview] as const))('write %s without a gap', (_, preview) => {
    for (const language of ['en', 'ko'] as const) {
      const { subject, body, html } = preview.in(language);
      expect(`${subject} ${body} ${html}`).not.toMatch(/undefined|null|NaN|\[object/);
      expect(html).toContain('max-width:36rem');
      if (language === 'ko') expect(subject).toMatch(/[가-힣]/);
    }
  });

  it('are not served in production', async () => {
    const { NODE_ENV } = env;
    const statuses = [];
    for (const mode of ['production', 'test']) {
      const server = fastify();
      Object.assign(env, { NODE_ENV: mode });
      serveDevelopmentPages(server);
      Object.assign(env, { NODE_ENV });
      statuses.push((await server.inject(previews)).statusCode);
      await server.close();
    }
    expect(statuses).toEqual([404, 200]);
  });
});
