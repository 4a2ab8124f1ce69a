import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: object | string;
}

const folder = process.env.EXCHANGES;
const stories = JSON.parse(readFileSync(join(__dirname, '../contract/stories.json'), 'utf8')) as string[];
const ofStories = new RegExp(`(?:^|/)(?:${stories.join('|')})[.]e2e-spec`);

/** A story is named in its path. In a whole run one file has several stories, and their tests' names begin with the name of the story. */
const isOfStory = (): boolean => {
  const { testPath, currentTestName } = expect.getState();
  return ofStories.test(currentTestName ?? '') || ofStories.test(testPath ?? '');
};

/**
 * Appends a request and its answer to the folder that EXCHANGES names, and does nothing without one. `npm run contract`
 * holds every exchange against the document. Bodies are in base64.
 */
export function recordExchange({ method, url, headers, payload }: Sent, answer: LightMyRequestResponse): void {
  if (!folder || !isOfStory()) return;
  mkdirSync(folder, { recursive: true });
  const type = payload && isJson(payload) ? { 'content-type': 'application/json' } : {};
  const request = { method, url, headers: { ...type, ...headers }, body: bodyOf(payload).toString('base64') };
  const { statusCode: status, headers: answered, rawPayload } = answer;
  const line = JSON.stringify({ request, answer: { status, headers: answered, body: rawPayload.toString('base64') } });
  appendFileSync(join(folder, `${process.env.JEST_WORKER_ID ?? '1'}.ndjson`), `${line}\n`);
}

const isJson = (payload: object | string): payload is object => typeof payload === 'object' && !Buffer.isBuffer(payload);

function bodyOf(payload: object | string = ''): Buffer {
  return Buffer.isBuffer(payload) ? payload : Buffer.from(isJson(payload) ? JSON.stringify(payload) : payload);
}
