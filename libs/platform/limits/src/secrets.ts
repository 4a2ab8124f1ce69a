import { SetMetadata, type Type } from '@nestjs/common';

export const SECRET_LOOKUP = 'secret lookup';

/** Checks whether a mailed secret is valid now. The domain that issued it implements it. */
export interface SecretLookup {
  /** The key under which requests with the secret are counted; undefined for an invalid secret. Changes nothing. */
  liveKeyOf(token: string): Promise<string | undefined>;
}

/** Kinds of secrets, each with a quota of its own. */
export enum SecretKind {
  /** A mailed link, which is followed a few times. */
  Mailed = 'secret',
  /** An address that programs read again and again. */
  Feed = 'feed',
}

/** How a route counts its requests. */
export interface SecretCount {
  readonly lookup: Type<SecretLookup>;
  readonly kind: SecretKind;
}

/**
 * Marks a route that takes a secret: as `token` of its body or query, or as `secret` in its path. A request with a valid one counts towards
 * the secret instead of the address.
 */
export const CountsAgainstSecret = (lookup: Type<SecretLookup>, kind = SecretKind.Mailed) =>
  SetMetadata(SECRET_LOOKUP, { lookup, kind } satisfies SecretCount);

/** Length of the longest token: that of a link beneath a mail of many types. */
const MAX_LENGTH = 1_300;

/** Returns the `token` of a body or a query, or the `secret` of a path, before validation. Undefined without one, or if it is too long. */
export function tokenIn({ body, query, params }: { readonly [Part in 'body' | 'query' | 'params']?: unknown }): string | undefined {
  const token = tokenOf(body) ?? tokenOf(query) ?? (params as { secret?: unknown } | undefined)?.secret;
  return typeof token === 'string' && token.length > 0 && token.length <= MAX_LENGTH ? token : undefined;
}

const tokenOf = (fields: unknown): unknown =>
  typeof fields === 'object' && fields !== null && 'token' in fields ? fields.token : undefined;
