import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddressRules } from './address-rules';
import { Outbound } from './outbound';
import { readParts } from './read-parts';

const LIMITS = { connect_ms: 300, total_ms: 400, idle_ms: 200, whole_ms: 500, max_bytes: 1_000 };

describe(readParts.name, () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });

  const answering = async (listener: RequestListener): Promise<number> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };

  it('passes the text of an answer on as it comes, whatever bytes a part has', async () => {
    const bytes = Buffer.from('연차는 15일 🎻');
    const port = await answering((_, response) => {
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    const read = async (of: number, limits: object = {}, signal = new AbortController().signal) => {
      let text = '';
      const outbound = new Outbound({ of: () => Promise.resolve(['127.0.0.1']) }, new AddressRules(['127.0.0.1/32']));
      const take = (part: string) => Promise.resolve(void (text += part));
      await outbound.postAndRead({ url: `http://model.example:${of}/`, headers: {}, body: '' }, { ...LIMITS, ...limits }, take, signal);
      return text;
    };
    expect(await read(port)).toBe('연차는 15일 🎻');
    await expect(read(port, { max_bytes: 5 })).rejects.toMatchObject({ kind: 'broken_answer' });
    const failing = await answering((_, response) => response.writeHead(503).end('no'));
    await expect(read(failing)).rejects.toMatchObject({ kind: 'broken_answer' });
    const stalling = await answering((_, response) => void response.write('more to come'));
    await expect(read(stalling)).rejects.toMatchObject({ kind: 'timeout' });
    const trickling = await answering((_, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await expect(read(trickling)).rejects.toMatchObject({ kind: 'timeout' });
    await expect(read(trickling, {}, AbortSignal.timeout(60))).rejects.toMatchObject({ kind: 'broken_answer' });
    const cut = await answering((_, response) => void response.write('half', () => response.destroy()));
    await expect(read(cut)).rejects.toMatchObject({ kind: 'broken_answer' });
  });
});
