import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** The verdict of the scanner on a file. `too_large`: larger than its `StreamMaxLength`. */
export type ScanVerdict = 'clean' | 'infected' | 'too_large';

/** The scanner did not answer, or not with a verdict. The file must be scanned again later. */
export class ScannerUnavailable extends Error {}

export interface ClamdLimits {
  /** Time in ms to connect, and for a PING. */
  readonly connect_ms: number;
  /** Time in ms for a whole scan. */
  readonly scan_ms: number;
}

const LIMITS: ClamdLimits = { connect_ms: 5_000, scan_ms: 180_000 };
/** Bytes of a chunk. clamd takes chunks of any length up to `StreamMaxLength`. */
const CHUNK_BYTES = 65_536;
const LENGTH_BYTES = 4;
const END = Buffer.alloc(LENGTH_BYTES);
/** A reply is one line with the name of a signature. */
const MAX_REPLY = 4_096;
/** Attempts to send a file over connections that break. */
const ATTEMPTS = 3;
/** Time in ms to wait for the reason why clamd has closed the connection. */
const REASON_MS = 1_000;

/** Speaks the protocol of clamd: PING and INSTREAM over TCP (`tcp://host:3310`) or a local socket (`unix:///run/clamav/clamd.ctl`). */
export class Clamd {
  constructor(
    private readonly url: string,
    private readonly limits = LIMITS,
  ) {}

  /** Throws `ScannerUnavailable` unless clamd answers. */
  async ping(): Promise<void> {
    const reply = await this.talk(this.limits.connect_ms, (socket) => void socket.write('zPING\0'));
    if (reply !== 'PONG') throw new ScannerUnavailable(`clamd answered PING with ${reply}`);
  }

  /** Sends a local file. Throws `ScannerUnavailable` for every answer that is no verdict. */
  async scan(path: string): Promise<ScanVerdict> {
    const reply = await this.sent(path);
    if (/^stream: OK$/.test(reply)) return 'clean';
    if (/ FOUND$/.test(reply)) return 'infected';
    if (/size limit exceeded/i.test(reply)) return 'too_large';
    throw new ScannerUnavailable(`clamd answered ${reply}`);
  }

  /** Sends a file, again if the connection breaks: clamd closes it when a file is too large, sometimes before its reply has been read. */
  private async sent(path: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.talk(this.limits.scan_ms, (socket) => sendFile(socket, path));
      } catch (error) {
        if (attempt === ATTEMPTS || !isBroken(error)) throw error;
      }
    }
  }

  /** Opens a connection, lets `say` write to it, and returns the reply, which ends with a zero byte. */
  private async talk(within_ms: number, say: (socket: Socket) => Promise<void> | void): Promise<string> {
    const socket = connect(addressOf(this.url));
    const ended = new AbortController();
    const late = sleep(within_ms, undefined, { ref: false, signal: ended.signal }).then(() => {
      throw new ScannerUnavailable('clamd did not answer in time');
    });
    try {
      const reply = replyOf(socket);
      reply.catch(() => undefined);
      await Promise.race([this.connected(socket), late]);
      // clamd may close the connection before everything was sent, and has said why.
      await Promise.race([said(socket, say), reply, late]);
      return await Promise.race([reply, late]);
    } catch (error) {
      throw error instanceof ScannerUnavailable ? error : new ScannerUnavailable((error as Error).message);
    } finally {
      ended.abort();
      late.catch(() => undefined);
      socket.destroy();
    }
  }

  private async connected(socket: Socket): Promise<void> {
    await once(socket, 'connect', { signal: AbortSignal.timeout(this.limits.connect_ms) });
  }
}

/** Writes, and ignores a connection that breaks meanwhile: the reply, or its lack, decides. */
async function said(socket: Socket, say: (socket: Socket) => Promise<void> | void): Promise<void> {
  try {
    await say(socket);
  } catch {
    await sleep(REASON_MS);
  }
}

/** Each chunk has its length before it, in four bytes; a length of zero ends the file. */
async function sendFile(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(chunk.length);
    // A reply that has come is read first: a write to a connection that clamd has closed would discard it.
    await setImmediate();
    if (socket.destroyed) throw new Error('closed');
    if (!socket.write(Buffer.concat([length, chunk]))) await once(socket, 'drain', { signal: AbortSignal.timeout(LIMITS.scan_ms) });
  }
  socket.write(END);
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      reply += text;
      if (reply.includes('\0')) resolve(reply.slice(0, reply.indexOf('\0')).trim());
      else if (reply.length > MAX_REPLY) reject(new ScannerUnavailable('the reply of clamd is too long'));
    });
    socket.on('error', (error) => reject(new ScannerUnavailable(error.message, { cause: error })));
    socket.on('close', () => reject(new ScannerUnavailable('clamd closed the connection without a reply')));
  });
}

const isBroken = (error: unknown): boolean =>
  error instanceof ScannerUnavailable && ['EPIPE', 'ECONNRESET'].includes((error.cause as NodeJS.ErrnoException | undefined)?.code ?? '');

function addressOf(url: string): { readonly path: string } | { readonly host: string; readonly port: number } {
  const { protocol, hostname, port, pathname } = new URL(url);
  return protocol === 'unix:' ? { path: decodeURIComponent(pathname) } : { host: hostname, port: Number(port) || 3_310 };
}
