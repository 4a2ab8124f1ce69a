import { SetMetadata, type Type } from '@nestjs/common';

export const SECRET_LOOKUP = 'secret lookup';

/** Finds out whether a secret that somebody was mailed could be used now. The domain that has issued it does. */
export interface SecretLookup {
  /** The key under which requests with the secret are counted; undefined for a secret that is void. Changes nothing. */
  liveKeyOf(token: string): Promise<string | undefined>;
}

/** The route takes a mailed secret as `token`: a request with one that is good is counted against that, and not against the address. */
export const CountsAgainstSecret = (lookup: Type<SecretLookup>) => SetMetadata(SECRET_LOOKUP, lookup);

const MAX_LENGTH = 200;

/** The `token` of a body or a query, before either has been validated. */
export function tokenIn({ body, query }: { readonly body?: unknown; readonly query?: unknown }): string | undefined {
  const token = tokenOf(body) ?? tokenOf(query);
  return typeof token === 'string' && token.length > 0 && token.length <= MAX_LENGTH ? token : undefined;
}

const tokenOf = (fields: unknown): unknown =>
  typeof fields === 'object' && fields !== null && 'token' in fields ? fields.token : undefined;
