import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { env } from '@app/config';

/** The passages and the question as the endpoint gets them. */
export interface AskedOfWriter {
  readonly question: string;
  readonly passages: readonly { readonly passage: number; readonly title: string; readonly text: string }[];
}

/** Writes an answer: lines of the model, and what else an endpoint may do. */
export type Writing = (asked: AskedOfWriter, response: ServerResponse) => readonly object[] | undefined;

const event = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

/** Sends lines as parts that are cut anywhere. */
export function writeLines(response: ServerResponse, lines: readonly object[]): void {
  for (const line of lines) for (const part of `${JSON.stringify(line)}\n`.match(/[\s\S]{1,7}/g)!) response.write(event(part));
}

/** An OpenAI-compatible endpoint on loopback, to which the chatbot's settings lead during a spec. It keeps the requests that it gets. */
export function writerDouble() {
  const requests: { readonly url?: string; readonly authorization?: string; readonly body: string }[] = [];
  let writing: Writing = () => [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const part of request.setEncoding('utf8') as AsyncIterable<string>) body += part;
    requests.push({ url: request.url, authorization: request.headers.authorization, body });
    const { messages } = JSON.parse(body) as { messages: { content: string }[] };
    const lines = writing(JSON.parse(messages[1]!.content) as AskedOfWriter, response);
    if (!lines) return;
    writeLines(response, lines);
    response.end(`data: ${JSON.stringify({ choices: [], usage: { total_tokens: 321 } })}\n\ndata: [DONE]\n\n`);
  };
  const server = createServer((request, response) => void answer(request, response));
  const before = { ...env };
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const settings = {
      CHATBOT_WRITER_URL: `http://127.0.0.1:${port}/v1/`,
      CHATBOT_WRITER_KEY: 'key-of-the-endpoint',
    };
    Object.assign(env, { ...settings, OUTBOUND_ALLOWED_NETWORKS: ['127.0.0.1/32'] });
  });
  beforeEach(() => {
    requests.length = 0;
    Object.assign(env, { CHATBOT_WRITER_WITHIN_S: 1 });
    writing = () => [];
  });
  afterAll(async () => {
    Object.assign(env, before);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { requests, write: (next: Writing) => void (writing = next) };
}
