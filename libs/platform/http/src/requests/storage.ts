import type { Readable } from 'node:stream';
import { send } from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, MalformedRequest, NotFound, RequestTimedOut, StorageFailed } from '@app/errors';
import { FILE } from '@app/i18n';
import { LocalStorage, type SignedRequest, type Storage, attachment } from '@app/storage';
import { asRefusal } from '../problems/foreign';
import { problemOf } from '../problems/problem';

const PATH = '/storage/*';

type Signed = FastifyRequest<{ Params: { '*': string }; Querystring: SignedRequest['query'] }>;

/**
 * Serves the signed URLs of a store on this machine, as an S3 store serves its own: the signature is all that is asked for. They are
 * no part of the contract and pass by its guards; what comes in goes straight to disk, at the speed of the disk.
 */
export async function serveStorage(fastify: FastifyInstance, storage: Storage): Promise<void> {
  if (!(storage instanceof LocalStorage)) return;
  await fastify.register((own, _options, done) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    own.setErrorHandler((error, request, reply) => refuse(error, request, reply));
    own.put(PATH, { config: { takesLong: true } }, (request: Signed, reply) => receive(storage, request, reply));
    own.get(PATH, { compress: false } as object, (request: Signed, reply) => answer(storage, request, reply));
    done();
  });
}

async function receive(storage: LocalStorage, { params, query, headers, body, raw }: Signed, reply: FastifyReply): Promise<void> {
  const key = storage.admitUpload({ key: params['*'], query, headers });
  try {
    await storage.receive(key, body as Readable);
  } catch (error) {
    throw raw.readableAborted ? new MalformedRequest() : failureOf(error);
  }
  await reply.status(200).send();
}

async function answer(storage: LocalStorage, { params, query, raw }: Signed, reply: FastifyReply): Promise<void> {
  const { path, filename, mime_type } = storage.admitDownload({ key: params['*'], query });
  const acceptRanges = isRange(raw.headers.range);
  const options = { root: storage.directory, cacheControl: false, contentType: false, dotfiles: 'deny' as const, acceptRanges };
  const { type, statusCode, headers, stream, metadata } = await send(raw, path, options);
  if (type === 'error') {
    if (statusCode === 416) reply.header('content-range', headers['Content-Range']);
    throw statusCode === 404 ? new NotFound(FILE) : asRefusal(metadata.error);
  }
  reply.headers(headers).headers({
    'accept-ranges': 'bytes',
    'content-type': mime_type,
    'content-disposition': attachment(filename),
    'cache-control': 'private, no-store',
    // A page of the front end, which is elsewhere, shows thumbnails by these URLs.
    'cross-origin-resource-policy': 'cross-origin',
  });
  await reply.status(statusCode).send(stream);
}

const RANGE = /^bytes=(?:\d+-\d*|-\d+)(?:[ \t]*,[ \t]*(?:\d+-\d*|-\d+))*$/;
const isReversed = (range: string): boolean => {
  const [first = '', last = ''] = range.split('-');
  return first !== '' && last !== '' && Number(last) < Number(first);
};

/** Whether a `Range` can be read. One that cannot is ignored, as RFC 9110 has it, and the whole file is the answer. */
const isRange = (header: string | undefined): boolean =>
  header === undefined || (RANGE.test(header) && !header.slice('bytes='.length).split(',').some(isReversed));

const failureOf = (cause: unknown): DomainError => {
  if (cause instanceof DomainError) return cause;
  return (cause as Error).name === 'AbortError' ? new RequestTimedOut() : Object.assign(new StorageFailed(), { cause });
};

/** What is still on its way in is not waited for. */
function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, body } = problemOf(asRefusal(error), request);
  void reply
    .status(status)
    .headers({ ...headers, ...(request.method === 'PUT' && { connection: 'close' }) })
    .send(body);
}
