import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';

/** Part of a file that the double takes for malware. */
export const MALWARE = 'X5O-tutti-test-malware';

interface Behaviour {
  /** Answers nothing more. */
  isSilent: boolean;
  /** Answers this instead of a verdict. */
  says?: string;
  /** Bytes of a stream that it takes, as `StreamMaxLength`. */
  most: number;
}

/** Speaks clamd's PING and INSTREAM over TCP, strictly: wrong framing is an error. */
export async function startClamd() {
  const behaviour: Behaviour = { isSilent: false, most: 1_000_000 };
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    let received = Buffer.alloc(0);
    let isAnswered = false;
    socket.on('data', (piece) => {
      if (behaviour.isSilent || isAnswered) return;
      received = Buffer.concat([received, piece]);
      const reply = replyTo(received, { behaviour, scanned });
      isAnswered = reply !== undefined;
      if (isAnswered) socket.end(`${reply}\0`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaviour,
    scanned,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function replyTo(received: Buffer, { behaviour, scanned }: { behaviour: Behaviour; scanned: Buffer[] }): string | undefined {
  const end = received.indexOf(0);
  if (end < 0) return undefined;
  const command = received.toString('latin1', 0, end);
  if (command === 'zPING') return 'PONG';
  if (command !== 'zINSTREAM') return 'UNKNOWN COMMAND';
  const chunks: Buffer[] = [];
  for (let at = end + 1; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return verdictOn(Buffer.concat(chunks), { behaviour, scanned });
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
    if (chunks.reduce((sum, chunk) => sum + chunk.length, 0) > behaviour.most) return 'INSTREAM size limit exceeded. ERROR';
  }
  return undefined;
}

function verdictOn(bytes: Buffer, { behaviour, scanned }: { behaviour: Behaviour; scanned: Buffer[] }): string {
  scanned.push(bytes);
  return behaviour.says ?? (bytes.includes(MALWARE) ? 'stream: Tutti.Test FOUND' : 'stream: OK');
}
