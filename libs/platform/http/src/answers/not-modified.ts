import { createHash } from 'node:crypto';

const TAGS = /(?:W\/)?("[^"]*")/g;

/** A weak tag of what an answer says, for `If-None-Match`. Weak, since compressed and plain answers share it. */
export const contentTag = (content: string): string => `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

/** Whether `If-None-Match` says that the client has it already: 304. Tags are compared without regard to their strength, as RFC 9110 has it. */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = tag.replace(/^W\//, '');
  return header.trim() === '*' || [...header.matchAll(TAGS)].some(([, given]) => given === opaque);
}
