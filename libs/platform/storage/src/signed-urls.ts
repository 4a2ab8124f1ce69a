import { createHmac, timingSafeEqual } from 'node:crypto';

type Fields = Readonly<Record<string, string>>;

/** The query of a signed URL. */
export type SignedQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Signs the permission of a URL: one method on one key, until a second, with exactly these fields. The first secret signs; all of them
 * verify.
 */
export class SignedUrls {
  constructor(private readonly secrets: readonly Buffer[]) {}

  /** The query to append: the `shown` fields, the expiry in seconds of the epoch, and the signature. */
  sign(what: string, expires: number, shown: Fields, implied: Fields = {}): string {
    const signature = signed(this.secrets[0]!, [what, String(expires), ...lines(shown), ...lines(implied)]);
    return new URLSearchParams({ ...shown, expires: String(expires), signature }).toString();
  }

  /** True if a query has a valid signature and is not expired at `now_s`. */
  verify(what: string, { expires, signature, ...shown }: SignedQuery, now_s: number, implied: Fields = {}): boolean {
    const isText = (value: unknown): value is string => typeof value === 'string';
    if (!isText(expires) || !isText(signature) || !Object.values(shown).every(isText)) return false;
    const given = Buffer.from(signature);
    const parts = [what, expires, ...lines(shown as Fields), ...lines(implied)];
    return Number(expires) >= now_s && this.secrets.some((secret) => isEqual(given, Buffer.from(signed(secret, parts))));
  }
}

const lines = (fields: Fields): string[] =>
  Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat();

/** JSON separates the parts unambiguously, whatever they contain. */
const signed = (secret: Buffer, parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');

const isEqual = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
