import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import { type ChainEntry, Format, type Link, type SealedLink } from './chain';
import type { AuditArchivedEntry } from './audit-archived-entry.entity';
import { ArchivedSpans } from './archived-spans';
import { type LogSpan, entryColumns, linkColumns, ofEntry, ofSeal } from './chain-rows';

const PAGE = 1_000;

type StoredLink = Link & { readonly entry_ids: readonly number[] | null };

/** Position of an entry in the order of format 1. */
interface Position {
  readonly xid: number;
  readonly id: number;
}

const START: Position = { xid: 0, id: 0 };

/** Reads the links of a chain with their entries, page by page, so that memory does not grow with the chain. */
@Injectable()
export class SealedLinks {
  constructor(
    private readonly archives: ArchivedSpans,
    private readonly db: Database,
  ) {}

  /** Reads from the link after `head` up to the one with the number `last`. */
  async *after(company_id: string | null, head: Link | null, last: number): AsyncGenerator<SealedLink> {
    const former = new FormerEntries(
      this.formerEntries(company_id, head?.last_xid == null ? START : { xid: head.last_xid, id: head.last_id }),
    );
    const archived = await this.archives.list();
    let together: StoredLink[] = [];
    for await (const link of this.links(company_id, head?.number ?? 0, last)) {
      if (link.format === Format.ByTransaction) yield formerLink(link, await former.upTo(link), archived);
      else if (entriesOf(together) + link.entries <= PAGE) together.push(link);
      else {
        yield* this.filled(company_id, together, archived);
        together = [link];
      }
    }
    yield* this.filled(company_id, together, archived);
  }

  private async *links(company_id: string | null, first: number, last: number): AsyncGenerator<StoredLink> {
    for (let [number, page] = [first, [] as StoredLink[]]; ; number = page.at(-1)?.number ?? last) {
      page = await this.db.rows(sql<StoredLink>`
        SELECT ${linkColumns}, s.entry_ids FROM audit_seals s WHERE ${ofSeal(company_id)} AND s.number > ${number} AND s.number <= ${last}
        ORDER BY s.number LIMIT ${PAGE}`);
      yield* page;
      if (page.length < PAGE) return;
    }
  }

  /** Reads links of format 2 with the entries that they list, by one statement. */
  private async *filled(company_id: string | null, links: readonly StoredLink[], archived: readonly LogSpan[]): AsyncGenerator<SealedLink> {
    if (links.length === 0) return;
    const entries = await this.entriesOf(company_id, links);
    for (const { entry_ids, ...link } of links) {
      const found = (entry_ids ?? []).flatMap((id) => entries.get(id) ?? []);
      const isListed = found.length === 0 && entry_ids?.length === link.entries;
      yield { link, entries: found, isArchived: isListed && archived.some((span) => isWithin(link, span)) };
    }
  }

  /** Reads the entries of links of format 2, by id. Archived entries have only their hash, if it is stored. */
  private async entriesOf(company_id: string | null, links: readonly StoredLink[]): Promise<Map<number, ChainEntry | string>> {
    const ids = links.flatMap(({ entry_ids }) => entry_ids ?? []);
    const [first, last] = [
      links.map(({ first_at }) => first_at).sort(byTime)[0],
      links
        .map(({ last_at }) => last_at)
        .sort(byTime)
        .at(-1),
    ];
    const found = await this.db.rows(sql<ChainEntry>`
      SELECT ${entryColumns} FROM audit_entries e
      WHERE ${ofEntry(company_id)} AND e.id = ANY (${ids}::bigint[]) AND e.created_at BETWEEN ${first} AND ${last}`);
    const entries = new Map<number, ChainEntry | string>(found.map((entry) => [entry.id, entry]));
    const missing = ids.filter((id) => !entries.has(id));
    for (const { entry_id, hash } of missing.length > 0 ? await this.archivedHashes(missing) : []) entries.set(entry_id, hash);
    return entries;
  }

  private archivedHashes(ids: readonly number[]): Promise<Pick<AuditArchivedEntry, 'entry_id' | 'hash'>[]> {
    return this.db.rows(sql<AuditArchivedEntry>`
      SELECT a.entry_id, a.hash FROM audit_archived_entries a WHERE a.entry_id = ANY (${ids}::bigint[])`);
  }

  /** Reads the entries of links of format 1, in the order of transactions. */
  private async *formerEntries(company_id: string | null, first: Position): AsyncGenerator<ChainEntry> {
    for (let [{ xid, id }, page] = [first, [] as ChainEntry[]]; ; { xid = 0, id } = page.at(-1) as Position) {
      page = await this.db.rows(sql<ChainEntry>`
        SELECT ${entryColumns} FROM audit_entries e WHERE ${ofEntry(company_id)} AND (e.xid, e.id) > (${xid}::bigint, ${id}::bigint)
        ORDER BY e.xid, e.id LIMIT ${PAGE}`);
      yield* page;
      if (page.length < PAGE) return;
    }
  }
}

/** Splits a stream of entries by links. */
class FormerEntries {
  private next?: IteratorResult<ChainEntry, unknown>;

  constructor(private readonly rest: AsyncGenerator<ChainEntry, unknown>) {}

  /** Takes the next entries up to the end of a link, but at most one more than the link covers. */
  async upTo(link: Link): Promise<ChainEntry[]> {
    const covered: ChainEntry[] = [];
    this.next ??= await this.rest.next();
    for (; !this.next.done && isCovered(this.next.value, link) && covered.length <= link.entries; this.next = await this.rest.next())
      covered.push(this.next.value);
    return covered;
  }
}

const isCovered = ({ xid, id }: ChainEntry, { last_xid, last_id }: Link): boolean =>
  xid !== null && last_xid !== null && (xid < last_xid || (xid === last_xid && id <= last_id));

const byTime = (a: Instant | null, b: Instant | null): number => Date.parse(a ?? '') - Date.parse(b ?? '');

const isWithin = ({ first_at, last_at }: Link, { from_at, until_at }: LogSpan): boolean =>
  (from_at === null || byTime(from_at, first_at) <= 0) && byTime(last_at, until_at) < 0;

/** All entries of format 1 are in the partition from before partitioning, and are archived together. */
const formerLink = (link: Link, entries: readonly ChainEntry[], archived: readonly LogSpan[]): SealedLink => ({
  link,
  entries,
  isArchived: entries.length === 0 && archived.some(({ from_at }) => from_at === null),
});

const entriesOf = (links: readonly Link[]): number => links.reduce((sum, { entries }) => sum + entries, 0);
