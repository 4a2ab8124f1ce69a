import { createHash, hash } from 'node:crypto';
import type { Instant } from '@app/database';

/** An entry as it is hashed: `changes` is the text of its JSON, as it was written. */
export interface ChainEntry {
  readonly id: number;
  /** Its transaction, if it was sealed in format 1. */
  readonly xid: number | null;
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

/** Format of a link. Format 1 covers the entries up to a transaction, and is no longer made. Format 2 lists them. */
export enum Format {
  ByTransaction = 1,
  ByPlace = 2,
}

export interface Link {
  /** Undefined in a link that an earlier version recorded, which has format 1. */
  readonly format?: Format;
  readonly company_id: string | null;
  readonly number: number;
  readonly entries: number;
  /** Format 1 only. */
  readonly last_xid: number | null;
  /** The last entry. */
  readonly last_id: number;
  /** This field and the next three are in format 2 only. Places are integers from 1, without gaps. */
  readonly last_place: number | null;
  readonly first_at: Instant | null;
  readonly last_at: Instant | null;
  readonly entries_hash: string | null;
  readonly previous_hash: string;
  readonly hash: string;
  readonly sealed_at: Instant;
}

/** A link with the entries that it covers, in their order. An archived entry is replaced by its hash. */
export interface SealedLink {
  readonly link: Link;
  readonly entries: readonly (ChainEntry | string)[];
  /** True if all of its entries are archived, so that not even their hashes are here. */
  readonly isArchived?: boolean;
}

/** Reason why a chain is broken at a link. */
export enum Break {
  /** An earlier link is missing. */
  SealMissing = 'seal_missing',
  /** It does not follow from the previous link, or was changed. */
  SealChanged = 'seal_changed',
  EntriesMissing = 'entries_missing',
  EntriesAdded = 'entries_added',
  /** The number of entries is right, but the entries were changed. In format 1 the link itself may have been. */
  EntriesChanged = 'entries_changed',
}

/** The valid part of a chain. */
export interface Held {
  /** Valid links and their entries. */
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

/** The previous hash in the first link of a chain. */
const NOTHING_BEFORE = '0'.repeat(64);

/** In hex. */
const sha256 = (text: string): string => hash('sha256', text);

/**
 * One line of the hashed text: a JSON array of texts, integers and nulls as JSON.stringify writes it, which for those is the canonical form
 * of RFC 8785, in UTF-8, ended by a line feed. JSON contains no line feeds, so lines cannot run into each other.
 */
const line = (...values: readonly (string | number | null)[]): string => `${JSON.stringify(values)}\n`;

const contentOf = (entry: ChainEntry) => {
  const { company_id, actor_id, action, resource, resource_id, changes, request_id, address, created_at } = entry;
  return [company_id, actor_id, action, resource, resource_id, changes, request_id, address, created_at] as const;
};

/** The hash of an entry by itself, in format 2. */
export const hashOfEntry = (entry: ChainEntry): string => sha256(line(entry.id, ...contentOf(entry)));

/** The hash of the list of entries, in format 2: over a line for each, with the entry's hash in hex. */
const hashOfEntries = (entries: SealedLink['entries']): string =>
  sha256(entries.map((entry) => `${typeof entry === 'string' ? entry : hashOfEntry(entry)}\n`).join(''));

/** The hash of a link of format 2. It covers the entries by `entries_hash`. */
function hashOfPlaced(link: Omit<Link, 'hash'>): string {
  const { company_id, number, entries, last_id, last_place, first_at, last_at, entries_hash, previous_hash, sealed_at } = link;
  const heading = [company_id, number, entries, last_id, last_place, first_at, last_at, entries_hash, previous_hash, sealed_at];
  return sha256(line(Format.ByPlace, ...heading));
}

/** The hash of a link of format 1: over its heading's line and one line for each entry. */
export function hashOfFormer(link: Omit<Link, 'hash'>, entries: readonly ChainEntry[]): string {
  const { company_id, number, last_xid, last_id, previous_hash, sealed_at } = link;
  const sum = createHash('sha256').update(
    line(Format.ByTransaction, company_id, number, link.entries, last_xid, last_id, previous_hash, sealed_at),
  );
  for (const entry of entries) sum.update(line(entry.id, entry.xid, ...contentOf(entry)));
  return sum.digest('hex');
}

/** The link that seals `entries` after `head`, which ends at `place`. */
export function linkAfter(
  head: Link | undefined,
  place: number,
  entries: readonly [ChainEntry, ...ChainEntry[]],
  sealed_at: Instant,
): Link {
  const last = entries.at(-1) ?? entries[0];
  // Times cannot be compared as text, because their fractions of a second differ in length.
  const moments = entries.map(({ created_at }) => created_at).sort((a, b) => Date.parse(a) - Date.parse(b));
  const link = {
    format: Format.ByPlace,
    company_id: last.company_id,
    number: (head?.number ?? 0) + 1,
    entries: entries.length,
    last_xid: null,
    last_id: last.id,
    last_place: place + entries.length,
    first_at: moments[0] ?? sealed_at,
    last_at: moments.at(-1) ?? sealed_at,
    entries_hash: hashOfEntries(entries),
    previous_hash: head?.hash ?? NOTHING_BEFORE,
    sealed_at,
  };
  return { ...link, hash: hashOfPlaced(link) };
}

/**
 * Recomputes a chain up to the first invalid link, in one pass and with one link in memory. The links begin after the head of the part that
 * is known to be valid. A removed tail, of entries and links together, cannot be detected from the rest: compare the result's `head` with
 * one that was recorded elsewhere.
 */
export async function verify(links: AsyncIterable<SealedLink>, held = NOTHING_HELD): Promise<ChainVerdict> {
  let { seals, sealed, head } = held;
  for await (const one of links) {
    const { link } = one;
    const reason = misfit(link, head) ?? mismatch(one, sealed);
    if (reason) return { seals, sealed, head, broken: { link, reason } };
    [seals, sealed, head] = [seals + 1, sealed + link.entries, link];
  }
  return { seals, sealed, head, broken: null };
}

function misfit({ number, previous_hash }: Link, before: Link | null): Break | undefined {
  if (number !== (before?.number ?? 0) + 1) return Break.SealMissing;
  return previous_hash === (before?.hash ?? NOTHING_BEFORE) ? undefined : Break.SealChanged;
}

function mismatch({ link, entries, isArchived }: SealedLink, place: number): Break | undefined {
  if (isArchived) return changed(link, place);
  if (entries.length < link.entries) return Break.EntriesMissing;
  if (entries.length > link.entries) return Break.EntriesAdded;
  return changed(link, place) ?? (isOf(link, entries) ? undefined : Break.EntriesChanged);
}

/** Tells whether the link itself was changed. Format 2 needs no entries for this, format 1 does. */
const changed = (link: Link, place: number): Break | undefined =>
  link.format === Format.ByPlace && (hashOfPlaced(link) !== link.hash || link.last_place !== place + link.entries)
    ? Break.SealChanged
    : undefined;

const isOf = (link: Link, entries: SealedLink['entries']): boolean =>
  link.format === Format.ByPlace
    ? hashOfEntries(entries) === link.entries_hash
    : hashOfFormer(link, entries.filter((entry) => typeof entry !== 'string')) === link.hash; // prettier-ignore
