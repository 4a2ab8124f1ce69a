import { Worker } from 'node:worker_threads';
import { Unavailable } from '@app/errors';

/** Guessing it takes more than 10^8 tries. */
const MIN_SCORE = 3;
const WITHIN_MS = 3_000;
const IDLE_MS = 60_000;
const MAX_WAITING = 100;
const COME_BACK_IN_S = 10;

interface Question {
  readonly password: string;
  /** Words that an acquaintance of the user tries first. */
  readonly words: readonly string[];
}
interface Asked {
  readonly resolve: (score: number) => void;
  readonly reject: (reason: Error) => void;
}

/** zxcvbn takes up to a third of a second, and its dictionaries take memory: it runs in a thread of its own, which ends when idle. */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { ZxcvbnFactory } = require(workerData.core);
  const { dictionary, adjacencyGraphs } = require(workerData.common);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  parentPort.on('message', ({ id, password, words }) => parentPort.postMessage({ id, score: zxcvbn.check(password, words).score }));
`;

class StrengthThread {
  private thread?: Worker;
  private idle?: NodeJS.Timeout;
  private last = 0;
  private readonly asked = new Map<number, Asked>();

  async score(question: Question): Promise<number> {
    if (this.asked.size >= MAX_WAITING) throw unavailable();
    const id = ++this.last;
    const late = setTimeout(() => this.end(unavailable()), WITHIN_MS);
    try {
      return await new Promise<number>((resolve, reject) => {
        this.asked.set(id, { resolve, reject });
        this.running().postMessage({ id, ...question });
      });
    } finally {
      clearTimeout(late);
      this.asked.delete(id);
      this.rest();
    }
  }

  private running(): Worker {
    clearTimeout(this.idle);
    if (this.thread) return this.thread;
    const workerData = { core: require.resolve('@zxcvbn-ts/core'), common: require.resolve('@zxcvbn-ts/language-common') };
    const thread = new Worker(THREAD, { eval: true, workerData, env: {}, stdin: false });
    thread.on('message', ({ id, score }: { id: number; score: number }) => this.asked.get(id)?.resolve(score));
    thread.on('error', (error) => this.end(error));
    thread.unref();
    return (this.thread = thread);
  }

  private rest(): void {
    clearTimeout(this.idle);
    if (this.asked.size === 0) this.idle = setTimeout(() => this.end(unavailable()), IDLE_MS).unref();
  }

  private end(reason: Error): void {
    void this.thread?.terminate();
    this.thread = undefined;
    for (const { reject } of this.asked.values()) reject(reason);
    this.asked.clear();
  }
}

const unavailable = () => new Unavailable(undefined, COME_BACK_IN_S);
const thread = new StrengthThread();

/**
 * True if a password withstands guessing. Hangul counts by its letters, as it is typed; counted by syllables it would seem shorter than it
 * is.
 */
export const isStrong = async ({ password, words }: Question): Promise<boolean> =>
  (await thread.score({ password: apart(password), words: words.map(apart) })) >= MIN_SCORE;

const apart = (text: string): string => text.normalize('NFD');
