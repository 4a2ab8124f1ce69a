import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { Unavailable } from '@app/errors';
import { LocalStorage, UploadGate, keyIn } from '@app/storage';
import { belowNest } from '../problems/below';
import { serveStorage } from './storage';

const SPAN_S = 0.2;
const SIZE = 10_000;

describe(serveStorage.name, () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-uploads-'));
  const pace = { span_s: SPAN_S, bytes_per_s: 5_000, total_s: 3 };
  const storage = new LocalStorage({ directory, public_url: 'http://localhost', secrets: [Buffer.alloc(32)], pace });
  const gate = new UploadGate();
  const server = fastify({ ...belowNest });
  let isOver = false;

  beforeAll(async () => {
    gate.register(() => (isOver ? Promise.reject(new Unavailable()) : Promise.resolve(1)));
    await serveStorage(server, storage, gate);
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  beforeEach(() => (isOver = false));
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });

  /** Sends a file in pieces of that size, ten per second, and returns the status of the answer. */
  async function slowly(piece: number): Promise<{ status: string; key: ReturnType<typeof keyIn> }> {
    const key = keyIn('incoming');
    const { url, headers } = await storage.uploadUrl({ key, size_bytes: SIZE, mime_type: 'text/plain', lifetime_s: 60 });
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1');
    socket.on('error', () => undefined);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`PUT ${url.slice('http://localhost'.length)} HTTP/1.1\r\nhost: here\r\n${lines.join('')}\r\n`);
    let answer: string | undefined;
    void once(socket, 'data').then(([said]) => (answer = String(said)));
    for (let sent = 0; sent < SIZE && !answer; sent += piece) {
      socket.write('x'.repeat(Math.min(piece, SIZE - sent)));
      await sleep(100);
    }
    for (let waited = 0; !answer && waited < 50; waited++) await sleep(100);
    socket.destroy();
    return { status: answer!.split(' ')[1]!, key };
  }
  const drafts = () => readdir(join(directory, 'drafts'));

  it('stores an upload that is fast enough', async () => {
    const { status, key } = await slowly(2_000);
    expect([status, await storage.sizeOf(key)]).toEqual(['200', SIZE]);
  });

  it('answers 408 to an upload below the minimum speed, and stores nothing', async () => {
    const { status, key } = await slowly(100);
    expect([status, await storage.sizeOf(key), await drafts()]).toEqual(['408', undefined, []]);
  });

  it('answers 408 to an upload beyond the total time', async () => {
    Object.assign(pace, { total_s: 0.3 });
    const { status } = await slowly(1_000);
    Object.assign(pace, { total_s: 3 });
    expect([status, await drafts()]).toEqual(['408', []]);
  });

  it('closes the connection of an upload that is refused midway', async () => {
    setTimeout(() => (isOver = true), 50);
    const { status, key } = await slowly(1_000);
    expect([status, await storage.sizeOf(key), await drafts()]).toEqual(['503', undefined, []]);
  });
});
