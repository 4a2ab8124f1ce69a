import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { type ChainEntry, Format, type Link, type SealedLink } from './chain';
import { entryColumns, linkColumns, ofEntry, ofSeal } from './chain-rows';

const PAGE = 1_000;

type StoredLink = Link & { readonly entry_ids: readonly number[] | null };

/** Place of an entry in the order of format 1. */
interface Position {
  readonly xid: number;
  readonly id: number;
}

const START: Position = { xid: 0, id: 0 };

/** The links of a chain with their entries, a page at a time: memory stays the same however long the chain is. */
@Injectable()
export class SealedLinks {
  constructor(private readonly db: Database) {}

  /** From the link after `head` up to the one with the number `last`. */
  async *after(company_id: string | null, head: Link | null, last: number): AsyncGenerator<SealedLink> {
    const former = new FormerEntries(
      this.formerEntries(company_id, head?.last_xid == null ? START : { xid: head.last_xid, id: head.last_id }),
    );
    let together: StoredLink[] = [];
    for await (const link of this.links(company_id, head?.number ?? 0, last)) {
      if (link.format === Format.ByTransaction) yield { link, entries: await former.upTo(link) };
      else if (entriesOf(together) + link.entries <= PAGE) together.push(link);
      else {
        yield* this.filled(company_id, together);
        together = [link];
      }
    }
    yield* this.filled(company_id, together);
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

  /** Links of format 2 with the entries that they list, found by one statement. */
  private async *filled(company_id: string | null, links: readonly StoredLink[]): AsyncGenerator<SealedLink> {
    if (links.length === 0) return;
    const ids = links.flatMap(({ entry_ids }) => entry_ids ?? []);
    const found = await this.db.rows(sql<ChainEntry>`
      SELECT ${entryColumns} FROM audit_entries e WHERE ${ofEntry(company_id)} AND e.id = ANY (${ids}::bigint[])`);
    const entries = new Map(found.map((entry) => [entry.id, entry]));
    for (const { entry_ids, ...link } of links) yield { link, entries: (entry_ids ?? []).flatMap((id) => entries.get(id) ?? []) };
  }

  /** Entries of links of format 1, in the order of transactions. */
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

/** A stream of entries, taken link by link. */
class FormerEntries {
  private next?: IteratorResult<ChainEntry, unknown>;

  constructor(private readonly rest: AsyncGenerator<ChainEntry, unknown>) {}

  /** The next entries as far as a link goes, and one more than it covers at the most. */
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

const entriesOf = (links: readonly Link[]): number => links.reduce((sum, { entries }) => sum + entries, 0);
