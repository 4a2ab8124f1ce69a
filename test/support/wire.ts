import { connect } from 'node:net';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { startApi } from './app';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: any;
}

/** The api of `startApi()` on a port of its own, spoken to over real connections. */
export function listening(api: ReturnType<typeof startApi>) {
  let origin = '';
  beforeAll(async () => {
    const fastify = api.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>();
    origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
  });

  /** Bytes as they are: what a client library would not send. */
  const raw = (text: string) =>
    new Promise<WireAnswer>((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', reject);
      socket.on('end', () => socket.end());
      socket.on('close', () => resolve(parsed(answer)));
    });

  const send = async (method: string, path: string, { body, ...headers }: Record<string, string> = {}): Promise<WireAnswer> => {
    const answer = await fetch(`${origin}${path}`, { method, headers, body });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: bodyOf(await answer.text()) };
  };

  return { origin: () => origin, raw, send };
}

function parsed(answer: string): WireAnswer {
  const [head = '', body = ''] = answer.split(/\r\n\r\n(.*)/s);
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((header) => header.split(': ') as [string, string]));
  return { status: Number(line.split(' ')[1]), headers, body: bodyOf(body) };
}

function bodyOf(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text;
}
