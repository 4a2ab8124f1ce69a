import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '@app/errors';
import { PAGE } from '@app/i18n';
import type { PictureShelf } from '@app/pictures';
import type { Storage } from '@app/storage';
import { asRefusal } from '../problems/foreign';
import { problemOf } from '../problems/problem';

const NAME = /^([\da-f]{64})\.webp$/;
/** The bytes of a path never change: a new picture has a new path. */
const FOR_EVER = 'public, max-age=31536000, immutable';

type Asked = FastifyRequest<{ Params: { name: string } }>;

/**
 * Serves pictures of people and companies at paths that nobody can guess, without a session and outside the rate limits. They are not part
 * of the contract. A picture that was replaced or removed is 404.
 */
export async function servePictures(fastify: FastifyInstance, shelf: PictureShelf, storage: Storage): Promise<void> {
  await fastify.register((own, _options, done) => {
    own.setErrorHandler(async (error, request, reply) => {
      const { status, headers, body } = problemOf(asRefusal(error), request);
      await reply.status(status).headers(headers).send(body);
    });
    own.get('/pictures/:name', { compress: false } as object, (request: Asked, reply) => answer({ shelf, storage }, request, reply));
    done();
  });
}

interface Sources {
  readonly shelf: PictureShelf;
  readonly storage: Storage;
}

async function answer({ shelf, storage }: Sources, { params, headers }: Asked, reply: FastifyReply): Promise<void> {
  const sha256 = NAME.exec(params.name)?.[1];
  const found = sha256 && (await shelf.find(sha256));
  if (!found) throw new NotFound(PAGE);
  const etag = `"${sha256}"`;
  reply.headers({
    etag,
    'cache-control': FOR_EVER,
    // Front ends have other origins.
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  if (isKnown(headers['if-none-match'], etag)) return void (await reply.status(304).send());
  reply.headers({ 'content-type': 'image/webp', 'content-length': found.size_bytes });
  await reply.send(await storage.read(found.key));
}

const isKnown = (given: string | undefined, etag: string): boolean =>
  given !== undefined && (given.trim() === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));
