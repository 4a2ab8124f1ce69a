import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Loose = Record<string, any>;

/** A request of a page, as the DevTools protocol shows it before it is sent. */
export interface PausedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly postData?: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
}

const CLOSES_WITHIN_MS = 5_000;
const COMMAND = process.env.CHROMIUM ?? 'chromium-headless-shell';
/** Nothing leaves the machine: no name is looked up, and every request of the page is answered here. */
const FLAGS = [
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Headless Chromium with one page, spoken to by the DevTools protocol through a pipe. */
export class Chromium {
  private readonly profile = mkdtempSync(join(tmpdir(), 'tutti-chromium-'));
  private readonly waiting = new Map<number, { resolve: (result: Loose) => void; reject: (error: Error) => void }>();
  private readonly process: ChildProcess;
  private last = 0;
  private rest = '';
  private session = '';

  /** `answer` stands in for every server that the page asks. */
  constructor(private readonly answer: (request: PausedRequest) => Promise<PageAnswer>) {
    this.process = spawn(COMMAND, [...FLAGS, `--user-data-dir=${this.profile}`], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    (this.process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => this.read(text));
  }

  async start(): Promise<void> {
    const failed = new Promise<never>((_, reject) => this.process.once('error', reject));
    const { targetId } = await Promise.race([this.send('Target.createTarget', { url: 'about:blank' }), failed]);
    this.session = (await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId as string;
    await this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.send('Page.enable');
  }

  /** Sends a command of the protocol to the page. */
  send(method: string, params: object = {}): Promise<Loose> {
    const id = ++this.last;
    const message = { id, method, params, ...(this.session && { sessionId: this.session }) };
    (this.process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  async open(url: string): Promise<void> {
    const { errorText } = await this.send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await this.run('new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", () => done()))');
  }

  /** Evaluates an expression in the page, as if somebody had clicked. Throws if the expression throws. */
  async run(expression: string): Promise<any> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(String(exceptionDetails.exception?.description ?? exceptionDetails.text));
    return result.value;
  }

  /** Asks the browser to close, and kills it if it does not do so within a few seconds. */
  async stop(): Promise<void> {
    this.session = '';
    const gone = once(this.process, 'exit');
    void this.send('Browser.close').catch(() => undefined);
    // Debian's command is a script around the browser. Both are in one process group.
    const force = setTimeout(() => process.kill(-this.process.pid!, 'SIGKILL'), CLOSES_WITHIN_MS);
    await gone;
    clearTimeout(force);
    this.process.stdio.forEach((pipe) => pipe?.destroy());
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private read(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop()!;
    for (const message of messages) this.hear(JSON.parse(message) as Loose);
  }

  private hear({ id, method, params, result, error }: Loose): void {
    if (method === 'Fetch.requestPaused') void this.fulfil(params as Loose);
    const asked = this.waiting.get(id as number);
    if (!asked) return;
    this.waiting.delete(id as number);
    if (error) asked.reject(new Error(String(error.message)));
    else asked.resolve(result as Loose);
  }

  private async fulfil({ requestId, request }: Loose): Promise<void> {
    const { status, headers, body } = await this.answer(request as PausedRequest);
    const responseHeaders = [...headers];
    await this.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: status,
      responseHeaders,
      body: Buffer.from(body).toString('base64'),
    });
  }
}
