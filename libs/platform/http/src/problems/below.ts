import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ExpectationFailed, MalformedRequest, Unavailable, UrlTooLong } from '@app/errors';
import { log } from '@app/logging';
import { requestId } from '../requests/requests';
import { asRefusal } from './foreign';
import { type Asking, type Problem, problemOf } from './problem';

/** Seconds after which another process answers. */
const LEAVING_S = 5;

const always = { 'x-process-time': '0.0000', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Refusals that are made below Nest, and below Fastify's own hooks: Node's parser and Fastify's router. */
export const belowNest = {
  /** The router's: a path that cannot be decoded, a parameter of enormous length. */
  frameworkErrors(error: Error, { id, raw }: { readonly id: string; readonly raw: IncomingMessage }, { raw: response }: Raw): void {
    answer(response, problemOf(asRefusal(error), { id, headers: raw.headers }), id, raw.method);
  },

  /** The parser's: there is no request yet, only a connection, and it is of no more use. */
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

/** The parser counts the request line among the headers: when no line has ended yet, it is the address that is too long. */
const isLineTooLong = ({ code, rawPacket, bytesParsed }: ClientError): boolean =>
  code === 'HPE_HEADER_OVERFLOW' && Buffer.isBuffer(rawPacket) && /^[A-Z]+ [^\r\n]*$/.test(rawPacket.toString('latin1', 0, bytesParsed));

/** HEAD has the headers of an answer, and no body. */
function answer(response: ServerResponse, { status, headers, body }: Problem, id: string, method?: string): void {
  const whole = { ...headers, ...always, 'x-request-id': id, 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, whole).end(method === 'HEAD' ? undefined : body);
}

/** `Expect:` anything but 100-continue, and whatever still comes in while the process is leaving. */
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

/** HTTP/1.1 demands a Host. Node would refuse its absence, too, without a word. */
const hostless = ({ raw }: FastifyRequest): boolean => raw.headers.host === undefined && raw.httpVersion === '1.1';
