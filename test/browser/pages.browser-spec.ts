import { startApi } from '@test/app';
import { Chromium, type PageAnswer, type PausedRequest } from '@test/chromium';
import { env } from '@app/config';

/** It takes 2.5 s on a busy machine, and took 8 s with all error answers and all sections drawn at once. */
const REDOC_WITHIN_S = 4;

describe('the documentation pages in a browser', () => {
  const api = startApi();
  const chromium = new Chromium(answer);
  beforeAll(() => chromium.start());
  afterAll(() => chromium.stop());

  async function answer({ url, method, headers }: PausedRequest): Promise<PageAnswer> {
    const { pathname, search } = new URL(url);
    const answered = await api.app().inject({ method: method as 'GET', url: pathname + search, headers });
    const pairs = Object.entries(answered.headers).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
    const kept = pairs.filter(({ name }) => !/^(?:content-encoding|content-length|strict-transport-security)$/.test(name));
    return { status: answered.statusCode, headers: kept, body: answered.body };
  }

  /** Waits until an expression has a value that is true. */
  const until = (expression: string) =>
    chromium.run(`new Promise((done, late) => {
      const end = setTimeout(() => late(new Error('never: ' + ${JSON.stringify(expression)})), 20000);
      const look = setInterval(() => { const found = (${expression}); if (found) { clearInterval(look); clearTimeout(end); done(true); } }, 50);
    })`);
  const visible = (selector: string) => `[...document.querySelectorAll('${selector}')].filter((one) => one.offsetParent !== null)`;

  it('ask for user name and password first, and for no client secret', async () => {
    await chromium.open(`${env.PUBLIC_URL}/docs`);
    await until("document.querySelector('button.authorize')");
    await chromium.run("document.querySelector('button.authorize').click()");
    await until(`${visible('.modal-ux-content input')}.length > 0`);
    const fields = await chromium.run(`${visible('.modal-ux-content input, .modal-ux-content select')}
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map((one) => one.id || one.type)`);
    expect(fields).toEqual(['oauth_username', 'oauth_password', 'auth-bearer-value']);
    expect(await chromium.run('document.activeElement.id')).toBe('oauth_username');
  });

  it('find operations by their words, not only by tag', async () => {
    await chromium.open(`${env.PUBLIC_URL}/docs`);
    await until("document.querySelector('.operation-filter-input')");
    await chromium.run(`(() => {
      const box = document.querySelector('.operation-filter-input');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, 'INVITEADMIN');
      box.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    const shown = `[...document.querySelectorAll('.opblock-tag')].map((one) => one.dataset.tag)`;
    await until(`${shown}.length < 5`);
    const tags = await chromium.run(shown);
    expect(tags).toEqual(['companies']);
  });

  it('show the resources in the order of the contract, sign-in first', async () => {
    const { tags } = (await api.anonymous().get('/openapi.json')).body as { tags: { name: string }[] };
    await chromium.open(`${env.PUBLIC_URL}/docs`);
    await until(`document.querySelectorAll('.opblock-tag').length === ${tags.length}`);
    const shown = await chromium.run(`[...document.querySelectorAll('.opblock-tag')].map((one) => one.dataset.tag)`);
    expect(shown).toEqual(tags.map(({ name }) => name));
    expect(shown.slice(0, 2)).toEqual(['auth', 'sessions']);
  });

  it('are painted by ReDoc with little work', async () => {
    const work: number[] = [];
    const spent = async () => {
      const { metrics } = await chromium.send('Performance.getMetrics');
      return (metrics as { name: string; value: number }[]).find(({ name }) => name === 'TaskDuration')!.value;
    };
    // Counts the seconds in which the page's thread runs, and not those in which it waits for other processes.
    await chromium.send('Performance.enable', { timeDomain: 'threadTicks' });
    for (let time = 0; time < 2; time++) {
      const before = await spent();
      await chromium.open(`${env.PUBLIC_URL}/redoc`);
      await until(`document.querySelector('.api-content')`);
      work.push((await spent()) - before);
    }
    expect(await chromium.run(`document.querySelectorAll('[data-section-id]').length`)).toBeGreaterThan(200);
    expect(Math.min(...work)).toBeLessThan(REDOC_WITHIN_S);
  });
});
