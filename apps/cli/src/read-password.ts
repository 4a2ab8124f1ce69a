import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Reads ADMIN_PASSWORD or the first line of standard input, without echo; never the arguments, which other users can list. */
export async function readPassword(): Promise<string> {
  const { ADMIN_PASSWORD } = process.env;
  if (ADMIN_PASSWORD) return ADMIN_PASSWORD;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (process.stdin.isTTY) process.stderr.write('Password: ');
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stderr.write('\n');
  }
}
