import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { belowNest } from '../problems/below';
import { limitPatience } from './patience';

const PATIENCE_MS = 100;

describe('the time limit of a request body', () => {
  const server = fastify({ ...belowNest });
  limitPatience(server, PATIENCE_MS);
  server.post('/notes', ({ body }) => body);
  server.post('/reports', ({ body }) => sleep(3 * PATIENCE_MS, body));
  server.post('/uploads', { config: { takesLong: true } }, ({ body }) => body);
  beforeAll(() => server.listen({ port: 0, host: '127.0.0.1' }));
  afterAll(() => server.close());

  /** Sends a body in two halves and returns the status line of the answer. */
  async function slowly(path: string, pause_ms: number): Promise<string> {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{"a":`);
    const answered = once(socket, 'data') as Promise<[string]>;
    await Promise.race([answered, sleep(pause_ms)]);
    socket.write('"12"}');
    const [answer] = await answered;
    socket.destroy();
    return answer.split('\r\n', 1)[0]!;
  }

  it('answers 408 to a body that does not arrive, and has no effect', async () => {
    expect(await slowly('/notes', 10 * PATIENCE_MS)).toBe('HTTP/1.1 408 Request Timeout');
  });

  it('does not include the time to answer', async () => {
    expect(await slowly('/reports', PATIENCE_MS / 4)).toBe('HTTP/1.1 200 OK');
  });

  it('is longer for uploads', async () => {
    expect(await slowly('/uploads', 3 * PATIENCE_MS)).toBe('HTTP/1.1 200 OK');
  });
});
