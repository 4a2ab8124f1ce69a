import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { compare } from '@node-rs/bcrypt';
import { env } from '@app/config';

/** bcrypt ignores further bytes: two longer passwords with the same beginning would be equal. */
export const MAX_BYTES = 72;

const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const MIN_ROUNDS = 4;
/** Each round doubles the time: 15 take two seconds. */
const MAX_ROUNDS = 15;
/** Django's format. Its default has been growing towards a million and a half. */
const PBKDF2 = /^pbkdf2_sha256\$(\d{1,7})\$([^$]{1,256})\$([A-Za-z0-9+/]{43}=)$/;
const MAX_ITERATIONS = 2_000_000;
// The hash of a password that belongs to nobody. Unknown accounts are compared with it, so that they take as long as known ones.
const nobodys = (): string => `$2y$${String(env.BCRYPT_ROUNDS).padStart(2, '0')}$qAYAvn.uojVU7ipCo6d8U.KFYt0pG5wEwZssgVXbTA3tf9lWBChjC`;

const stretch = promisify(pbkdf2);

/** The form in which a password is hashed: composed (NFC), because keyboards differ. */
export const composed = (password: string): string => password.normalize('NFC');

/** How a password matches a hash: composed, as ours are made, or only as it was sent. */
export type Match = 'composed' | 'as_sent';

/** Tells whether and how `password` matches the hash, ours or imported. An unknown format matches nothing, and takes as long. */
export async function matchOf(hashed: string | null | undefined, password: string): Promise<Match | undefined> {
  const form = composed(password);
  if (await isExactly(hashed, form)) return 'composed';
  return form !== password && (await isExactly(hashed, password)) ? 'as_sent' : undefined;
}

async function isExactly(hashed: string | null | undefined, password: string): Promise<boolean> {
  const theirs = stretchedIn(hashed ?? '');
  if (theirs)
    return timingSafeEqual(await stretch(password, theirs.salt, theirs.iterations, theirs.digest.length, 'sha256'), theirs.digest);
  const known = isBcrypt(hashed ?? '');
  const same = await compare(password, known ? hashed! : nobodys()).catch(() => false);
  return same && known && Buffer.byteLength(password) <= MAX_BYTES;
}

const isBcrypt = (hashed: string): boolean => {
  const rounds = Number(BCRYPT.exec(hashed)?.[1]);
  return rounds >= MIN_ROUNDS && rounds <= MAX_ROUNDS;
};

function stretchedIn(hashed: string): { iterations: number; salt: string; digest: Buffer } | undefined {
  const [, given, salt = '', digest = ''] = PBKDF2.exec(hashed) ?? [];
  const iterations = Number(given);
  return iterations > 0 && iterations <= MAX_ITERATIONS ? { iterations, salt, digest: Buffer.from(digest, 'base64') } : undefined;
}

/** True if the hash was not made in today's way, so that its timing could reveal the account. A longer password keeps its hash. */
export const isOutdated = (hashed: string, password: string, match?: Match): boolean =>
  (Number(BCRYPT.exec(hashed)?.[1]) !== env.BCRYPT_ROUNDS || match === 'as_sent') && Buffer.byteLength(composed(password)) <= MAX_BYTES;

/** PBKDF2 with this many iterations takes about as long as one of our hashes. */
const OUR_ITERATIONS = 600_000;

/** True if checking the hash takes longer than checking one of ours. */
export const isDear = (hashed: string): boolean =>
  Number(BCRYPT.exec(hashed)?.[1]) > env.BCRYPT_ROUNDS || (stretchedIn(hashed)?.iterations ?? 0) > OUR_ITERATIONS;
