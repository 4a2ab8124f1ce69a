import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { watchMemory } from './memory-watch';
import { PdfError, type PdfOrder, type PdfProblem, type PdfReport } from './order';

export interface ChildLimits {
  /** Memory limit of the child, in MiB, including program code that it shares with other processes. */
  readonly memory_mib: number;
  /** Limit of processor time and of elapsed time. */
  readonly seconds: number;
}

export interface ChildOutcome {
  readonly report: PdfReport;
  readonly bytes: Buffer;
}

/** V8's own limit, enforced in advance: for the JavaScript heap, and for the memory of PDFium, which holds the whole PDF. */
const HEAP_MIB = 128;
const PDFIUM_MIB = 352;
const WASM_PAGES_PER_MIB = 16;

const MAX_BYTES = 32 * 1_048_576;
const MAX_REPORT_BYTES = 65_536;
const MAX_WORDS_BYTES = 2_000;

/**
 * A shell limits processor time and becomes the child, so that an orphaned child ends by itself. The soft limit is the lower one: SIGXCPU
 * then means time, and a SIGKILL that was not sent here comes from a machine that is out of memory.
 */
const LIMITED = 'ulimit -S -t "$1" 2>/dev/null; ulimit -H -t "$(($1 + 1))" 2>/dev/null; ulimit -c 0 2>/dev/null; shift; exec "$@"';

/** WebAssembly's guard pages would reserve gigabytes, which fails where an operator limits address space; few threads need few stacks. */
const FLAGS = [
  `--max-old-space-size=${HEAP_MIB}`,
  `--wasm-max-mem-pages=${PDFIUM_MIB * WASM_PAGES_PER_MIB}`,
  '--disable-wasm-trap-handler',
  '--v8-pool-size=1',
  '--no-warnings',
];

/** The compiled program beside this file. The tests run this file uncompiled and use the build's. */
function program(): string {
  const beside = join(__dirname, 'child.js');
  return existsSync(beside) ? beside : join(__dirname, '../../../../dist/libs/platform/pdf/src/child.js');
}

/** Runs one order in a child process, which has ended when this returns. Throws a `PdfError` if it fails for any reason. */
export async function runChild(order: PdfOrder, { memory_mib, seconds }: ChildLimits): Promise<ChildOutcome> {
  const limited = ['-c', LIMITED, 'sh', String(seconds)];
  const child = spawn('/bin/sh', [...limited, process.execPath, ...FLAGS, program()], {
    // The child gets none of this process' settings, because some are secrets.
    env: { UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '1', VIPS_CONCURRENCY: '1' },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const guard = guarded(child, { memory_mib, seconds });
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
    if (said.length > 0) return { report: JSON.parse(said.toString()) as PdfReport, bytes };
    throw new PdfError(guard.exceeded() ?? problemOf(signal, words.toString()));
  } finally {
    guard.end();
    kill(child);
  }
}

/** Kills the child when it exceeds a limit, and remembers which one. */
function guarded(child: ChildProcess, { memory_mib, seconds }: ChildLimits): { exceeded(): PdfProblem | undefined; end(): void } {
  let exceeded: PdfProblem | undefined;
  const killFor = (problem: PdfProblem) => {
    exceeded ??= problem;
    kill(child);
  };
  const timer = setTimeout(() => killFor('too_slow'), seconds * 1_000);
  const endWatch = child.pid === undefined ? undefined : watchMemory(child.pid, memory_mib, () => killFor('too_large'));
  return {
    exceeded: () => exceeded,
    end: () => {
      clearTimeout(timer);
      endWatch?.();
    },
  };
}

/** The reason why a child ended without a report. */
function problemOf(signal: NodeJS.Signals | null, words: string): PdfProblem {
  if (signal === 'SIGXCPU') return 'too_slow';
  const isOutOfMemory = /memory|allocation|bad_alloc/i.test(words);
  return isOutOfMemory || signal !== null ? 'too_large' : 'crashed';
}

/** Kills the child and its own children: it leads a process group. */
function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Collects the output. A child that writes more than the limit is killed. */
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
