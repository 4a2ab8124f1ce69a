import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Malformed } from './malformed';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly ms: number;
}

const PATIENCE_MS = 10_000;

/** Sends requests over real keep-alive connections. */
export class Exchange {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly origin: string) {}

  /** Sends a request and returns its status, its duration and, if something is wrong, a complaint. */
  async ask(asked: Malformed, slowest_ms: number): Promise<{ status: number; ms: number; complaint?: string }> {
    const what = `${asked.method} ${asked.path.slice(0, 200)} ${asked.body?.toString().slice(0, 300) ?? ''}`;
    try {
      const reply = await this.send(asked);
      const wrong = asked.method === 'HEAD' ? undefined : complaintOf(reply, slowest_ms);
      return { ...reply, complaint: wrong && `${what}: ${wrong}` };
    } catch (error) {
      return { status: 0, ms: 0, complaint: `${what}: ${String(error)}` };
    }
  }

  private send({ method, path, headers: given, body }: Malformed): Promise<Reply> {
    const began = performance.now();
    // Node sets no content-length for a HEAD, so the server would take the body for the next request.
    const headers = body ? { ...given, 'content-length': String(body.length) } : given;
    return new Promise((resolve, reject) => {
      const asking = request(`${this.origin}/`, { method, path, headers, agent: this.agent, timeout: PATIENCE_MS }, (answer) => {
        const chunks: Buffer[] = [];
        const finish = () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers,
            text: textIn(Buffer.concat(chunks), answer.headers['content-encoding']),
            ms: performance.now() - began,
          });
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', finish);
        // A stream goes on: its head is the answer.
        if (answer.headers['content-type']?.startsWith('text/event-stream')) {
          finish();
          asking.destroy();
        }
        answer.on('error', reject);
      });
      asking.on('timeout', () => asking.destroy(new Error(`no answer in ${PATIENCE_MS} ms`)));
      asking.on('error', reject);
      asking.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function textIn(body: Buffer, encoding?: string): string {
  if (encoding === 'gzip') return gunzipSync(body).toString();
  return (encoding === 'br' ? brotliDecompressSync(body) : body).toString();
}

/** Says what is wrong with an answer: a status of 5xx, slowness, or a refusal that is no problem document. */
function complaintOf({ status, headers, text, ms }: Reply, slowest_ms: number): string | undefined {
  if (status >= 500) return `${status} ${text}`;
  if (ms > slowest_ms) return `${Math.round(ms)} ms`;
  if (status < 400) return undefined;
  return isProblem(status, headers, text) ? undefined : `no problem document: ${status} ${JSON.stringify(headers)} ${text.slice(0, 300)}`;
}

function isProblem(status: number, headers: Reply['headers'], text: string): boolean {
  if (text === '') return false;
  try {
    const problem = JSON.parse(text) as Record<string, unknown>;
    const isOurs = problem.status === status && problem.request_id === headers['x-request-id'] && typeof problem.message === 'string';
    return isOurs && headers['content-type'] === 'application/problem+json; charset=utf-8';
  } catch {
    return false;
  }
}
