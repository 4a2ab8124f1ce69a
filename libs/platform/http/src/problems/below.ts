import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ExpectationFailed, MalformedRequest, Unavailable, UrlTooLong } from '@app/errors';
import { log } from '@app/logging';
import { requestId } from '../requests/requests';
import { asRefusal } from './foreign';
import { type Asking, type Problem, problemOf } from './problem';

/** Seconds until another process answers. */
const LEAVING_S = 5;

const always = { 'x-process-time': '0.0000', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Errors that occur below Nest and below Fastify's hooks: in Node's parser and in Fastify's router. */
export const belowNest = {
  /** Errors of the router: a path that cannot be decoded, or a parameter that is too long. */
  frameworkErrors(error: Error, { id, raw }: { readonly id: string; readonly raw: IncomingMessage }, { raw: response }: Raw): void {
    answer(response, problemOf(asRefusal(error), { id, headers: raw.headers }), id, raw.method);
  },

  /** Errors of the parser. There is no request yet, and the connection cannot be used any longer. */
  clientErrorHandler(error: ClientError, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const asking: Asking = { id: randomUUID(), headers: {} };
    const { status, headers, body } = problemOf(isLineTooLong(error) ? new UrlTooLong() : asRefusal({ ...codeOf(error) }), asking);
    const lines = Object.entries({
      ...headers,
      ...always,
      'x-request-id': asking.id,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    });
    log.info({ status, reason: error.code }, 'refused by the parser');
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    );
  },
} as const;

interface Raw {
  readonly raw: ServerResponse;
}

interface ClientError extends Error {
  readonly code?: string;
  readonly bytesParsed?: number;
  readonly rawPacket?: unknown;
}

const codeOf = ({ code }: ClientError) => ({ code, statusCode: 400 });

/** The parser counts the request line among the headers. If no line has ended yet, the address is too long. */
const isLineTooLong = ({ code, rawPacket, bytesParsed }: ClientError): boolean =>
  code === 'HPE_HEADER_OVERFLOW' && Buffer.isBuffer(rawPacket) && /^[A-Z]+ [^\r\n]*$/.test(rawPacket.toString('latin1', 0, bytesParsed));

/** HEAD gets the headers of an answer and no body. */
function answer(response: ServerResponse, { status, headers, body }: Problem, id: string, method?: string): void {
  const whole = { ...headers, ...always, 'x-request-id': id, 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, whole).end(method === 'HEAD' ? undefined : body);
}

/** Refuses any `Expect:` except 100-continue, and requests that arrive while the process shuts down. */
export function refuseEarly(fastify: FastifyInstance): void {
  fastify.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const id = requestId(request);
    answer(response, problemOf(new ExpectationFailed(), { id, headers: request.headers }), id);
  });

  let leaving = false;
  fastify.addHook('preClose', (done) => {
    leaving = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (leaving) reply.header('connection', 'close');
    done(leaving ? new Unavailable(undefined, LEAVING_S) : hostless(request) ? new MalformedRequest() : undefined);
  });
}

/** HTTP/1.1 requires a Host. Node would refuse its absence, too, but without a body. */
const hostless = ({ raw }: FastifyRequest): boolean => raw.headers.host === undefined && raw.httpVersion === '1.1';
