import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { type ExecutionContext, applyDecorators, createParamDecorator } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BodyTooLarge, DomainError, MalformedRequest, UnsupportedMedia, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';

const MULTIPART = 'multipart/form-data';
const FIELD = 'file';
const MAX_HEADERS = 20;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Maximum size of the request's one file, in bytes. */
    file?: number;
  }
}

/** An uploaded file. Its reader controls the speed, and the file is never in memory as a whole. */
export interface IncomingFile {
  readonly filename: string;
  /** Throws if the file is too large, cut off or followed by other parts. Bytes read until then must be discarded. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** The request is `multipart/form-data` with one part, `file`, of at most `maxBytes`. All other routes refuse multipart. */
export const TakesFile = (maxBytes: number): MethodDecorator =>
  applyDecorators(
    ApiConsumes(MULTIPART),
    ApiBody({
      required: true,
      schema: {
        type: 'object',
        required: [FIELD],
        properties: { [FIELD]: { type: 'string', format: 'binary', description: 'The file itself.' } },
      },
    }),
    (_target, _key, { value }: PropertyDescriptor) => {
      const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object) as object | undefined;
      Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, file: maxBytes }, value as object);
    },
  );

/** The file of a route with `@TakesFile`: `@TheFile() file: IncomingFile`. It is read only after the guards have passed. */
export const TheFile = createParamDecorator((_: unknown, context: ExecutionContext) =>
  claimedFileIn(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * Leaves multipart bodies unread until the handler asks for them, on the routes that accept files. The official plugin would add two hooks
 * to every request; its parser alone costs other routes nothing.
 */
export function readFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(MULTIPART, (request, payload, done) => {
    const isTaken = request.routeOptions.config.file !== undefined && request.method === 'POST';
    if (isTaken) request.hashFile = () => hashOf(request);
    else payload.resume();
    done(isTaken || request.method === 'DELETE' ? null : new UnsupportedMedia(), undefined);
  });
}

/** Returns the file. For a request with an `Idempotency-Key`, its hash is recorded once it has been read completely. */
async function claimedFileIn(request: FastifyRequest): Promise<IncomingFile> {
  const file = await fileIn(request);
  const { claim } = request;
  return claim ? { ...file, bytes: hashing(file, (hash) => (claim.file_hash = hash)) } : file;
}

async function hashOf(request: FastifyRequest): Promise<string> {
  let found = '';
  for await (const piece of hashing(await fileIn(request), (hash) => (found = hash))) void piece;
  return found;
}

/** Passes the bytes of a file on and, at their end, the hash of its name and bytes. */
async function* hashing({ filename, bytes }: IncomingFile, note: (hash: string) => void): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify(filename));
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  note(hash.digest('base64url'));
}

function fileIn({ raw, headers, routeOptions }: FastifyRequest): Promise<IncomingFile> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith(MULTIPART)) return Promise.reject(new UnsupportedMedia());
  return new Promise((resolve, reject) => {
    const parser = parserFor(type, routeOptions.config.file!);
    let extra = false;
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, () => (extra = true));
    parser.on('field', () => (extra = true));
    const finished = new Promise<void>((end, fail) => {
      parser.once('finish', end).once('error', () => fail(new MalformedRequest()));
      raw.once('close', () => (raw.readableEnded ? undefined : fail(new MalformedRequest())));
    });
    finished.then(() => reject(refused(FIELD, 'required')), reject);
    parser.on('file', (field, stream, filename) => {
      // A client that disconnects must end the stream, too: otherwise it would wait for the rest for ever.
      const breakOff = () => void stream.destroy(new MalformedRequest());
      stream.on('error', breakOff);
      finished.catch(breakOff);
      if (field === FIELD) return resolve({ filename, bytes: bytesOf(stream, { raw, finished, isFollowed: () => extra }) });
      stream.resume();
      reject(refused(field.slice(0, 100), 'unknown'));
    });
    raw.pipe(parser);
  });
}

function parserFor(type: string, fileSize: number): BusboyInstance {
  try {
    // A second part is only counted, not read.
    const limits = { files: 1, fields: 1, fieldSize: 1, parts: 2, fileSize, headerPairs: MAX_HEADERS };
    return new Busboy({ headers: { 'content-type': type }, limits });
  } catch {
    throw new MalformedRequest();
  }
}

interface Surroundings {
  readonly raw: FastifyRequest['raw'];
  readonly finished: Promise<void>;
  readonly isFollowed: () => boolean;
}

async function* bytesOf(stream: Readable & { truncated?: boolean }, { raw, finished, isFollowed }: Surroundings): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
    if (stream.truncated) throw new BodyTooLarge();
    await finished;
  } catch (error) {
    throw error instanceof DomainError ? error : new MalformedRequest();
  } finally {
    raw.unpipe();
    raw.resume();
  }
  if (isFollowed()) throw refused(FIELD, 'once');
}

const refused = (field: string, why: string) => new ValidationFailed([{ field, message: sentenceFor(why)! }]);
