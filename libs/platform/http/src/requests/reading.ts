import { isUtf8 } from 'node:buffer';
import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MalformedRequest, UnsupportedMedia, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';

/** Deeper than any request of ours needs, and shallow enough for every recursion that follows. */
const MAX_DEPTH = 64;
const MAX_FIELDS = 1_000;

/** Fields of a form, all as text. They are converted by the contract once the route is known. */
export class Form {
  constructor(readonly fields: Readonly<Record<string, string | readonly string[] | undefined>>) {}
}

/** Parsing a longer body takes long enough that other requests go first. */
const LONG_BODY_BYTES = 65_536;

/** Runs `read` when it is the request's turn. */
type InTurn = <T>(request: FastifyRequest, bytes: number, read: () => T) => Promise<T>;

/** Accepts JSON and forms only, and refuses content that Postgres or JavaScript cannot handle. */
export function readBodies(fastify: FastifyInstance, inTurn: InTurn): void {
  fastify.removeAllContentTypeParsers();
  reading(fastify, 'application/json', { read: jsonIn, inTurn });
  reading(fastify, /^application\/[\w.-]+\+json\b/, { read: jsonIn, inTurn });
  reading(fastify, 'application/x-www-form-urlencoded', { read: formIn, inTurn });
  fastify.addContentTypeParser('*', (request, payload, done) => {
    payload.resume();
    done(isIgnored(request) ? null : new UnsupportedMedia(), undefined);
  });
}

interface Reading {
  readonly read: (text: string) => unknown;
  readonly inTurn: InTurn;
}

function reading(fastify: FastifyInstance, type: string | RegExp, { read, inTurn }: Reading): void {
  const bodyOf = (request: FastifyRequest, bytes: Buffer) => (isIgnored(request) ? undefined : read(textIn(bytes)));
  fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (bytes.length > LONG_BODY_BYTES) return inTurn(request, bytes.length, () => bodyOf(request, bytes));
    try {
      done(null, bodyOf(request, bytes));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

const BYTE_ORDER_MARK = /^\ufeff/;

/** Decodes strictly: a lenient decoder would store bytes of another encoding as U+FFFD. A byte order mark is dropped. */
function textIn(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw notUtf8();
  return bytes.toString('utf8').replace(BYTE_ORDER_MARK, '');
}

const notUtf8 = (): MalformedRequest => new MalformedRequest([{ field: 'body', message: sentenceFor('utf8')! }]);

/** In UTF-8 all bytes of a non-ASCII letter are high, so each run of them is whole letters. */
const HIGH_BYTES = /(?:%[89a-f][\da-f])+/gi;

/** True if the percent-encoded text of a form or a query is UTF-8. */
export const isEncodedUtf8 = (encoded: string): boolean =>
  (encoded.match(HIGH_BYTES) ?? []).every((run) => isUtf8(Buffer.from(run.replaceAll('%', ''), 'hex')));

function formIn(text: string): Form {
  if (!isEncodedUtf8(text)) throw notUtf8();
  return new Form(parse(text, '&', '=', { maxKeys: MAX_FIELDS }));
}

/** The body of a DELETE is ignored. */
const isIgnored = ({ method }: FastifyRequest): boolean => method === 'DELETE';

/** Searched in the text, so that an ordinary body is parsed at full speed and never walked. */
const SUSPICIOUS = /\\u|__proto__|constructor|prototype/;

/** Parses JSON and refuses names and characters that do harm later. Empty text is no body. */
function jsonIn(text: string): unknown {
  if (text === '') return undefined;
  if (isTooDeep(text)) throw new MalformedRequest();
  try {
    return SUSPICIOUS.test(text) ? JSON.parse(text, harmless) : JSON.parse(text);
  } catch (error) {
    throw error instanceof SyntaxError ? new MalformedRequest() : error;
  }
}

const HARMFUL = new Set(['__proto__', 'constructor', 'prototype']);

function harmless(field: string, value: unknown): unknown {
  if (HARMFUL.has(field)) throw refused(field, 'unknown');
  if (!isClean(field) || (typeof value === 'string' && !isClean(value)))
    throw refused(field.replace(/\p{Surrogate}|\0/gu, '?'), 'unreadable');
  return value;
}

/** Text that Postgres accepts: no NUL, and no lone surrogate. */
export const isClean = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

const refused = (field: string, why: string) => new ValidationFailed([{ field, message: sentenceFor(why)! }]);

const QUOTE = 34;
const BACKSLASH = 92;
/** `{`, and `[` except for one bit; likewise for the closing ones. */
const OPENING = 123;
const CLOSING = 125;

/** Scans the text once and skips strings by native search. Short texts cannot be deep. */
function isTooDeep(text: string): boolean {
  if (text.length <= MAX_DEPTH) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at);
    else if ((character | 32) === OPENING) depth++;
    else if ((character | 32) === CLOSING) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}
