import { SetMetadata, type Type } from '@nestjs/common';

export const SECRET_LOOKUP = 'secret lookup';

/** Checks whether a mailed secret is valid now. The domain that issued it implements it. */
export interface SecretLookup {
  /** The key under which requests with the secret are counted; undefined for an invalid secret. Changes nothing. */
  liveKeyOf(token: string): Promise<string | undefined>;
}

/** Marks a route that takes a mailed secret as `token`: a request with a valid one counts towards the secret instead of the address. */
export const CountsAgainstSecret = (lookup: Type<SecretLookup>) => SetMetadata(SECRET_LOOKUP, lookup);

const MAX_LENGTH = 200;

/** The `token` of a body or a query, before validation. */
export function tokenIn({ body, query }: { readonly body?: unknown; readonly query?: unknown }): string | undefined {
  const token = tokenOf(body) ?? tokenOf(query);
  return typeof token === 'string' && token.length > 0 && token.length <= MAX_LENGTH ? token : undefined;
}

const tokenOf = (fields: unknown): unknown =>
  typeof fields === 'object' && fields !== null && 'token' in fields ? fields.token : undefined;
