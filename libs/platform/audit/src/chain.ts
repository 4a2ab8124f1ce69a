import { createHash } from 'node:crypto';
import type { Instant } from '@app/database';

/** An entry as it is hashed: `changes` is the text of its JSON, as it was written. */
export interface ChainEntry {
  readonly id: number;
  readonly xid: number;
  readonly company_id: string | null;
  readonly actor_id: number | null;
  readonly action: string;
  readonly resource: string;
  readonly resource_id: string | null;
  readonly changes: string;
  readonly request_id: string | null;
  readonly address: string | null;
  readonly created_at: Instant;
}

/** A place in a chain. Its order is by transaction, then by id: nothing can commit later at a place that is sealed. */
export interface Position {
  readonly last_xid: number;
  readonly last_id: number;
}

export interface Link extends Position {
  readonly company_id: string | null;
  readonly number: number;
  readonly entries: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly sealed_at: Instant;
}

/** Why a chain does not hold at a link. */
export enum Break {
  /** A link before this one is gone. */
  SealMissing = 'seal_missing',
  /** It does not follow from the link before. */
  SealChanged = 'seal_changed',
  EntriesMissing = 'entries_missing',
  EntriesAdded = 'entries_added',
  /** As many entries as were sealed, and not the same; or the link itself is not. */
  EntriesChanged = 'entries_changed',
}

/** How far a chain holds. */
export interface Held {
  /** Links and entries that hold. */
  readonly seals: number;
  readonly sealed: number;
  readonly head: Link | null;
}

export interface BrokenLink {
  readonly link: Link;
  readonly reason: Break;
}

export interface ChainVerdict extends Held {
  readonly broken: BrokenLink | null;
}

export const NOTHING_HELD: Held = { seals: 0, sealed: 0, head: null };

/** Where a chain begins, and what its first link has for the hash before. */
export const START: Position = { last_xid: 0, last_id: 0 };
const NOTHING_BEFORE = '0'.repeat(64);
const FORMAT = 1;

/**
 * One line of what is hashed: a JSON array of texts, whole numbers and nulls as JSON.stringify writes it, which for those is
 * the canonical form of RFC 8785, in UTF-8, ended by a line feed. Inside JSON there is none: lines cannot run into each other.
 */
const line = (...values: readonly (string | number | null)[]): string => `${JSON.stringify(values)}\n`;

const lineOf = (entry: ChainEntry): string => {
  const { id, xid, company_id, actor_id, action, resource, resource_id, changes, request_id, address, created_at } = entry;
  return line(id, xid, company_id, actor_id, action, resource, resource_id, changes, request_id, address, created_at);
};

/** Everything that a link says besides its hash. */
const headingOf = ({ company_id, number, entries, last_xid, last_id, previous_hash, sealed_at }: Omit<Link, 'hash'>): string =>
  line(FORMAT, company_id, number, entries, last_xid, last_id, previous_hash, sealed_at);

/** The link that seals `entries` after `head`: its hash is the SHA-256 of its heading's line and one line for each entry. */
export function linkAfter(head: Link | undefined, entries: readonly [ChainEntry, ...ChainEntry[]], sealed_at: Instant): Link {
  const last = entries.at(-1) ?? entries[0];
  const link = {
    company_id: last.company_id,
    number: (head?.number ?? 0) + 1,
    entries: entries.length,
    last_xid: last.xid,
    last_id: last.id,
    previous_hash: head?.hash ?? NOTHING_BEFORE,
    sealed_at,
  };
  const hash = createHash('sha256').update(headingOf(link));
  for (const entry of entries) hash.update(lineOf(entry));
  return { ...link, hash: hash.digest('hex') };
}

/**
 * Recomputes a chain, in one pass and with one link in memory, up to the first that does not hold. Both streams are in the
 * chain's order, and begin after the head of what is known to hold. A tail that was cut off, entries and links together, cannot be seen from what is left: compare the
 * answer's `head` with one that was noted elsewhere.
 */
export async function verify(links: AsyncIterable<Link>, entries: AsyncIterable<ChainEntry>, held = NOTHING_HELD): Promise<ChainVerdict> {
  const rest = entries[Symbol.asyncIterator]();
  let entry = await rest.next();
  let { seals, sealed, head } = held;

  for await (const link of links) {
    const hash = createHash('sha256').update(headingOf(link));
    let found = 0;
    for (; !entry.done && isCovered(entry.value, link); entry = await rest.next(), found++) hash.update(lineOf(entry.value));

    const reason = misfit(link, head) ?? mismatch(link, found, hash.digest('hex'));
    if (reason) return { seals, sealed, head, broken: { link, reason } };
    [seals, sealed, head] = [seals + 1, sealed + found, link];
  }
  return { seals, sealed, head, broken: null };
}

const isCovered = ({ xid, id }: ChainEntry, { last_xid, last_id }: Position): boolean =>
  xid < last_xid || (xid === last_xid && id <= last_id);

function misfit({ number, previous_hash }: Link, before: Link | null): Break | undefined {
  if (number !== (before?.number ?? 0) + 1) return Break.SealMissing;
  return previous_hash === (before?.hash ?? NOTHING_BEFORE) ? undefined : Break.SealChanged;
}

function mismatch(link: Link, found: number, hash: string): Break | undefined {
  if (found < link.entries) return Break.EntriesMissing;
  if (found > link.entries) return Break.EntriesAdded;
  return hash === link.hash ? undefined : Break.EntriesChanged;
}
