import { createHash } from 'node:crypto';

const TAGS = /(?:W\/)?("[^"]*")/g;

/** A weak tag of an answer's content, for `If-None-Match`. It is weak because compressed and plain answers share it. */
export const contentTag = (content: string): string => `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

/** True if the client already has this content (304), by `If-None-Match`. Weak and strong tags are equal here, as RFC 9110 requires. */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = tag.replace(/^W\//, '');
  return header.trim() === '*' || [...header.matchAll(TAGS)].some(([, given]) => given === opaque);
}
