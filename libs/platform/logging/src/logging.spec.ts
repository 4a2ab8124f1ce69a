import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { QueryFailedError } from 'typeorm';
import { withContext } from '@app/context';
import { conceal, concealText, masked } from './conceal';
import { eventually } from '@test/eventually';
import { multistream } from 'pino';
import { createLog, filesIn } from './log';
import { flushReports, report } from './reports';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line: string) => void lines.push(line) }, 'info');
  const written = (work: () => void) => {
    lines.length = 0;
    work();
    expect(lines).toHaveLength(1);
    expect(lines[0]!.indexOf('\n')).toBe(lines[0]!.length - 1);
    return JSON.parse(lines[0]!);
  };

  it('adds request and user of the context to every line, and nothing else of it', () => {
    const context = { request_id: 'r-1', user_id: 7, address: '203.0.113.9', claim: { id: 1, attempt: 1, isMarked: false } };
    const line = withContext(context, () => written(() => log.info({ method: 'GET', path: '/', status: 200, ms: 1 }, 'request')));
    expect(line).toMatchObject({ request_id: 'r-1', user_id: 7, msg: 'request', status: 200 });
    expect(line).not.toHaveProperty('claim');
  });

  it.each([
    { password: 's3cret' },
    { body: { user: [{ new_password: 's3cret' }] } },
    { headers: { authorization: 'Bearer s3cret', Cookie: 's3cret', 'set-cookie': ['s3cret'] } },
    { a: { b: { c: { d: { token: 's3cret', refresh_token: 's3cret', access_token: 's3cret', secret: 's3cret' } } } } },
    { url: 'https://s3/x?X-Amz-Credential=s3cret&X-Amz-Signature=s3cret&X-Amz-Expires=300' },
    { url: '/files/1?size=3&signature=s3cret&token=s3cret#top' },
    { url: 'postgres://tutti:s3cret@localhost/tutti' },
    { note: 'sent Bearer s3cret to them' },
    { note: 'came with __Secure-tutti_refresh_token=s3cret; __Host-tutti_csrf_token=s3cret; theme=dark' },
    { body: { csrf_token: 's3cret' }, headers: { 'X-CSRF-Token': 's3cret' } },
    { err: Object.assign(new Error('no: ?token=s3cret'), { parameters: ['s3cret'], detail: 'Key (password)=(s3cret)' }) },
    { err: new QueryFailedError('SELECT $1', ['s3cret'], new Error('bad')) },
    { err: new Error('outer', { cause: new Error('access_token=s3cret', { cause: new Error('&token=s3cret') }) }) },
  ])('masks the secret in %j', (line) => expect(JSON.stringify(written(() => log.error(line, 'oops')))).not.toContain('s3cret'));

  it('logs type, message and stack of an error', () => {
    const line = written(() => log.error({ err: new TypeError('no') }));
    expect(line.err).toMatchObject({ type: 'TypeError', message: 'no', stack: expect.stringContaining('logging.spec') });
  });

  it('escapes line breaks and terminal codes of a client', () => {
    const line = written(() => log.warn({ path: '/a\r\n{"level":60}\u001b[31m\u009b31m', err: new Error('x\n    at forged') }, 'request'));
    expect(line.path).toBe('/a\\u000d\\u000a{"level":60}\\u001b[31m\\u009b31m');
    expect(line.err.message).toBe('x\\u000a    at forged');
  });

  it.each([
    ['word characters', 'a'.repeat(50_000)],
    ['schemes', 'a://'.repeat(12_500)],
    ['hosts', 'a://b:'.repeat(8_000)],
    ['beginnings of tokens', 'eyJ-'.repeat(12_500)],
    ['halves of tokens', `${'eyJ-'.repeat(128)}.${'a'.repeat(50_000)}`],
    ['spaces after Bearer', `Bearer${' '.repeat(50_000)}`],
    ['names of secrets', 'token'.repeat(10_000)],
  ])('masks 50,000 %s in linear time', (_, text) => {
    const began = performance.now();
    masked(text);
    // One pass takes a few milliseconds; a pass for each letter takes seconds.
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('is cut after 4 KiB, with a secret at the cut masked', () => {
    const filled = (secret: string) => concealText(`${'x '.repeat(2_048).slice(0, 4_096 - secret.length)}${secret}and-more@host`);
    expect(concealText('x'.repeat(100_000))).toBe(`${'x'.repeat(4_096)}…`);
    expect(filled(' postgres://tutti:s3cret')).not.toContain('s3cret');
    expect(filled(' eyJhbGciOi.s3cret')).not.toContain('s3cret');
    expect(filled(' password=s3cret')).not.toContain('s3cret');
    expect(concealText('listens at http://localhost:8001')).toBe('listens at http://localhost:8001');
  });

  it('cuts cycles and deep objects', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(conceal(loop))).toContain('…');
  });
});

describe('log files', () => {
  it('contain lines from info on, and errors again in a file of their own', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'tutti-logs-')), 'logs');
    const said = (file: string) =>
      readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).msg);
    const log = createLog(multistream(filesIn(folder)), 'debug');
    log.debug('asked');
    log.info({ password: 's3cret' }, 'came');
    log.error('fell');
    for (const file of ['app.log', 'error.log'].map((name) => join(folder, name)))
      await eventually(() => Promise.resolve(existsSync(file) && readFileSync(file, 'utf8').includes('fell')));
    expect(said('app.log')).toEqual(['came', 'fell']);
    expect(said('error.log')).toEqual(['fell']);
    expect(readFileSync(join(folder, 'app.log'), 'utf8')).not.toContain('s3cret');
    rmSync(join(folder, '..'), { recursive: true });
  });
});

describe('Sentry', () => {
  it('receives errors if configured, with secrets masked', async () => {
    const heard = new Promise<string>((resolve) => {
      server.on('request', (request: IncomingMessage, response: { end: (text: string) => void }) => {
        void text(request).then(resolve);
        response.end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    withContext({ request_id: 'r-1' }, () =>
      report(new Error('no: ?token=s3cret'), `http://key@127.0.0.1:${(server.address() as AddressInfo).port}/1`),
    );
    const event = await heard;
    await flushReports();
    expect(event).toContain('no: ?token=***');
    expect(event).toContain('r-1');
    expect(event).not.toContain('s3cret');
  });
  const server = createServer();
  afterAll(() => server.close());
});
