import type { Readable } from 'node:stream';
import { send } from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DomainError, InternalError, MalformedRequest, NotFound, StorageFailed } from '@app/errors';
import { FILE } from '@app/i18n';
import { DRAFT_ABANDONED_S, LocalStorage, OpenUploads, type SignedRequest, type Storage, type UploadGate, attachment } from '@app/storage';
import { asRefusal } from '../problems/foreign';
import { problemOf } from '../problems/problem';

const PATH = '/storage/*';
const SWEEP_EVERY_MS = 60_000;

type Signed = FastifyRequest<{ Params: { '*': string }; Querystring: SignedRequest['query'] }>;

/**
 * Serves the signed URLs of local storage as an S3 store serves its own. They are not part of the contract and skip its guards. Uploads are
 * streamed to disk at its speed. A PUT checks that its upload is still open, and counts towards the limits of its owner and of this
 * process.
 */
export async function serveStorage(fastify: FastifyInstance, storage: Storage, gate: UploadGate): Promise<void> {
  if (!(storage instanceof LocalStorage)) return;
  const uploads = new OpenUploads();
  await fastify.register((own, _options, done) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    own.setErrorHandler((error, request, reply) => refuse(error, request, reply));
    own.put(PATH, { config: { takesLong: true } }, (request: Signed, reply) => receive({ storage, gate, uploads }, request, reply));
    own.get(PATH, { compress: false } as object, (request: Signed, reply) => answer(storage, request, reply));
    done();
  });
  sweepDrafts(fastify, storage);
}

/** Removes the drafts of crashed processes. */
function sweepDrafts(fastify: FastifyInstance, storage: LocalStorage): void {
  const sweep = () => storage.sweep(new Date(Date.now() - DRAFT_ABANDONED_S * 1_000)).catch(() => undefined);
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS).unref();
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(timer);
    done();
  });
}

interface Receiver {
  readonly storage: LocalStorage;
  readonly gate: UploadGate;
  readonly uploads: OpenUploads;
}

async function receive({ storage, gate, uploads }: Receiver, request: Signed, reply: FastifyReply): Promise<void> {
  const { params, query, headers, body, raw } = request;
  const key = storage.admitUpload({ key: params['*'], query, headers });
  const slot = uploads.enter();
  try {
    await storage.receive(key, body as Readable, async () => slot.countFor(await gate.ask(key)));
  } catch (error) {
    throw raw.readableAborted ? new MalformedRequest() : failureOf(error);
  } finally {
    slot.leave();
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
    // The front end has another origin and shows thumbnails by these URLs.
    'cross-origin-resource-policy': 'cross-origin',
  });
  await reply.status(statusCode).send(stream);
}

const RANGE = /^bytes=(?:\d+-\d*|-\d+)(?:[ \t]*,[ \t]*(?:\d+-\d*|-\d+))*$/;
const isReversed = (range: string): boolean => {
  const [first = '', last = ''] = range.split('-');
  return first !== '' && last !== '' && Number(last) < Number(first);
};

/** True if a `Range` can be parsed. Others are ignored, as RFC 9110 requires, and the whole file is sent. */
const isRange = (header: string | undefined): boolean =>
  header === undefined || (RANGE.test(header) && !header.slice('bytes='.length).split(',').some(isReversed));

/** Errors without a refusal of their own come from the disk. */
const failureOf = (cause: unknown): DomainError => {
  const refusal = asRefusal(cause);
  return refusal instanceof InternalError ? Object.assign(new StorageFailed(), { cause }) : refusal;
};

/** Answers without waiting for the rest of the upload. */
function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, body } = problemOf(asRefusal(error), request);
  void reply
    .status(status)
    .headers({ ...headers, ...(request.method === 'PUT' && { connection: 'close' }) })
    .send(body);
}
