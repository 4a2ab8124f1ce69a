import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import { type ChainEntry, type Link, type Position } from './chain';

const PAGE = 1_000;
const LOCK = 7_412;

const columns = sql`id, xid, company_id, actor_id, action, resource, resource_id, changes::text AS changes, request_id, address, created_at`;
const linkColumns = sql`company_id, number, entries, last_xid, last_id, previous_hash, hash, sealed_at`;

// Transactions below this one have all ended, and what they wrote can be seen. New ones are above it.
const settled = sql`xid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`;
const upcoming = sql`(pg_snapshot_xmax(pg_current_snapshot())::text)::bigint`;

/** A company's rows, or the platform's: `= NULL` would be none. */
const of = (company_id: string | null): Sql => (company_id === null ? sql`company_id IS NULL` : sql`company_id = ${company_id}`);
const after = ({ last_xid, last_id }: Position): Sql => sql`(xid, id) > (${last_xid}::bigint, ${last_id}::bigint)`;

/** How the rows of chains are found. A chain is named by its company; the platform's own by null. */
@Injectable()
export class ChainRows {
  constructor(private readonly db: Database) {}

  /** Chains with something to seal; the platform's always, and those that Postgres seems to have fallen behind. */
  async pending(): Promise<(string | null)[]> {
    // One probe of the index for every company, however long their logs are.
    const companies = await this.db.rows(sql<{ company_id: string }>`
      WITH RECURSIVE chains AS (
        (SELECT company_id FROM audit_entries WHERE company_id IS NOT NULL ORDER BY company_id LIMIT 1)
        UNION ALL
        SELECT (SELECT e.company_id FROM audit_entries e WHERE e.company_id > c.company_id ORDER BY e.company_id LIMIT 1)
        FROM chains c WHERE c.company_id IS NOT NULL
      )
      SELECT c.company_id FROM chains c
      LEFT JOIN LATERAL (
        SELECT last_xid, last_id FROM audit_seals s WHERE s.company_id = c.company_id ORDER BY number DESC LIMIT 1
      ) head ON true
      WHERE head.last_xid >= ${upcoming} OR EXISTS (
        SELECT FROM audit_entries e WHERE e.company_id = c.company_id AND ${settled}
        AND (e.xid, e.id) > (coalesce(head.last_xid, 0), coalesce(head.last_id, 0)))`);
    return [null, ...companies.map(({ company_id }) => company_id)];
  }

  /** Has the chain to itself until the transaction ends, or answers that somebody else has. */
  async claim(company_id: string | null): Promise<boolean> {
    const claimed = await this.db.row(sql`SELECT FROM pg_try_advisory_xact_lock(${LOCK}, hashtext(${company_id ?? ''})) held WHERE held`);
    return claimed !== undefined;
  }

  head(company_id: string | null): Promise<Link | undefined> {
    return this.db.row(sql<Link>`SELECT ${linkColumns} FROM audit_seals WHERE ${of(company_id)} ORDER BY number DESC LIMIT 1`);
  }

  link(company_id: string | null, number: number): Promise<Link | undefined> {
    return this.db.row(sql<Link>`SELECT ${linkColumns} FROM audit_seals WHERE ${of(company_id)} AND number = ${number}`);
  }

  /** Whether this hash is one of the chain's. */
  async has(company_id: string | null, hash: string): Promise<boolean> {
    return !!(await this.db.row(sql`SELECT 1 FROM audit_seals WHERE ${of(company_id)} AND hash = ${hash}`));
  }

  /** The number that the next transaction will have at the least. */
  async nextTransaction(): Promise<number> {
    return (await this.db.row(sql<{ xid: number }>`SELECT ${upcoming} AS xid`))?.xid ?? 0;
  }

  /** What can be sealed after `position`: at most `limit` entries, in the chain's order. */
  unsealed(company_id: string | null, position: Position, limit: number): Promise<ChainEntry[]> {
    return this.db.rows(sql<ChainEntry>`
      SELECT ${columns} FROM audit_entries WHERE ${of(company_id)} AND ${after(position)} AND ${settled} ORDER BY xid, id LIMIT ${limit}`);
  }

  async countAfter(company_id: string | null, position: Position): Promise<number> {
    const found = await this.db.row(sql<{ count: number }>`
      SELECT count(*) AS count FROM audit_entries WHERE ${of(company_id)} AND ${after(position)}`);
    return found?.count ?? 0;
  }

  async add({ company_id, number, entries, last_xid, last_id, previous_hash, hash, sealed_at }: Link): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO audit_seals (company_id, number, entries, last_xid, last_id, previous_hash, hash, sealed_at)
      VALUES (${company_id}, ${number}, ${entries}, ${last_xid}, ${last_id}, ${previous_hash}, ${hash}, ${sealed_at})`);
  }

  /** The chain's links after one up to `last`, a page at a time. */
  async *links(company_id: string | null, first: number, last: number): AsyncGenerator<Link> {
    for (let [number, page] = [first, [] as Link[]]; ; number = page.at(-1)?.number ?? last) {
      page = await this.db.rows(sql<Link>`
        SELECT ${linkColumns} FROM audit_seals WHERE ${of(company_id)} AND number > ${number} AND number <= ${last} ORDER BY number LIMIT ${PAGE}`);
      yield* page;
      if (page.length < PAGE) return;
    }
  }

  /** The chain's entries after one up to `last`, a page at a time. */
  async *entries(company_id: string | null, first: Position, last: Position): AsyncGenerator<ChainEntry> {
    for (let [position, page] = [first, [] as ChainEntry[]]; ; position = positionOf(page.at(-1)) ?? last) {
      page = await this.db.rows(sql<ChainEntry>`
        SELECT ${columns} FROM audit_entries WHERE ${of(company_id)} AND ${after(position)}
        AND (xid, id) <= (${last.last_xid}::bigint, ${last.last_id}::bigint) ORDER BY xid, id LIMIT ${PAGE}`);
      yield* page;
      if (page.length < PAGE) return;
    }
  }
}

const positionOf = (entry: ChainEntry | undefined): Position | undefined => entry && { last_xid: entry.xid, last_id: entry.id };
