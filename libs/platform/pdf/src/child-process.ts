import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Order, PdfError, type Report } from './order';

export interface Limits {
  /** Of memory that the child may write to, in MiB. What it shares with others (the program itself) comes on top: some 40. */
  readonly memory_mib: number;
  readonly seconds: number;
}

export interface Outcome {
  readonly report: Report;
  readonly bytes: Buffer;
}

const HEAP_MIB = 128;
const MAX_BYTES = 32 * 1_048_576;
const MAX_REPORT_BYTES = 65_536;
const MAX_WORDS_BYTES = 2_000;

/**
 * The kernel holds the limits, where it knows them (Linux counts a limit of data against all memory that can be written to); a shell sets them
 * and becomes the child. Processor time is limited as well: a child whose parent has died ends by itself.
 */
const LIMITED = 'ulimit -d "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 2; exec "$@"';

/** WebAssembly's guard pages would reserve gigabytes that count where address space is limited; few threads, few stacks. */
const FLAGS = [`--max-old-space-size=${HEAP_MIB}`, '--disable-wasm-trap-handler', '--v8-pool-size=1', '--no-warnings'];

/** Compiled beside this file; where that is read as it was written, by the tests, the build's. */
function program(): string {
  const beside = join(__dirname, 'child.js');
  return existsSync(beside) ? beside : join(__dirname, '../../../../dist/libs/platform/pdf/src/child.js');
}

/** Has a child of its own do one thing. Throws a `PdfError` where it did not manage, whatever was the matter; it has ended in any case. */
export async function runChild(order: Order, { memory_mib, seconds }: Limits): Promise<Outcome> {
  const limited = ['-c', LIMITED, 'sh', String(memory_mib * 1_024), String(seconds)];
  const child = spawn('/bin/sh', [...limited, process.execPath, ...FLAGS, program()], {
    // Nothing of this process' settings: there are secrets among them.
    env: { UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '1', VIPS_CONCURRENCY: '1' },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const timer = setTimeout(() => kill(child), seconds * 1_000);
  try {
    child.stdin!.on('error', () => undefined).end(JSON.stringify(order));
    const reading = Promise.all([
      collected(child, child.stdio[3] as Readable, MAX_BYTES),
      collected(child, child.stdio[4] as Readable, MAX_REPORT_BYTES),
      collected(undefined, child.stderr!, MAX_WORDS_BYTES),
    ]);
    const [[bytes, said, words], [, signal]] = await Promise.all([
      reading,
      once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
    ]);
    return { report: reportIn(said.toString(), signal, words.toString()), bytes };
  } finally {
    clearTimeout(timer);
    kill(child);
  }
}

function reportIn(said: string, signal: NodeJS.Signals | null, words: string): Report {
  if (said !== '') return JSON.parse(said) as Report;
  if (signal === 'SIGKILL' || signal === 'SIGXCPU') throw new PdfError('too_slow');
  const isOutOfMemory = /memory|allocation|bad_alloc/i.test(words);
  throw new PdfError(isOutOfMemory || signal !== null ? 'too_large' : 'crashed');
}

/** With whatever it has started: it leads a group of its own. */
function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** All that comes, or its beginning: a child that says more than it has to say is ended. */
async function collected(child: ChildProcess | undefined, stream: Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= most) pieces.push(piece);
    else if (child) kill(child);
  }
  return Buffer.concat(pieces);
}
