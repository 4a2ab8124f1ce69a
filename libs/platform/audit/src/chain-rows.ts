import { Injectable } from '@nestjs/common';
import { Database, type Instant, type Sql, sql } from '@app/database';
import { type ChainEntry, Format, type Link } from './chain';

const LOCK = 7_412;

const columns = sql`e.id, e.xid, e.company_id, e.actor_id, e.action, e.resource, e.resource_id, e.changes::text AS changes, e.request_id, e.address, e.created_at`;
const linkColumns = sql`
  s.format, s.company_id, s.number, s.entries, s.last_xid, s.last_id, s.last_place, s.first_at, s.last_at, s.entries_hash, s.previous_hash,
  s.hash, s.sealed_at`;

/** Rows of a company, or of the platform: `= NULL` would match none. */
const of = (column: Sql, company_id: string | null): Sql => (company_id === null ? sql`${column} IS NULL` : sql`${column} = ${company_id}`);
const ofSeal = (company_id: string | null): Sql => of(sql`s.company_id`, company_id);
const ofEntry = (company_id: string | null): Sql => of(sql`e.company_id`, company_id);

/** Name of a chain in the rows of unsealed entries. */
const chainOf = (company_id: string | null): string => company_id ?? '';

/** A time span of the log. */
export interface LogSpan {
  /** Null for a log from before there were partitions. */
  readonly from_at: Instant | null;
  readonly until_at: Instant;
}

/** True if a seal covers entries of the span. Entries of format 1 are all in the log from before partitions. */
export const isOver = ({ from_at, until_at }: LogSpan): Sql => sql`(s.format = 1 AND ${from_at}::timestamptz IS NULL
  OR s.first_at < ${until_at}::timestamptz AND s.last_at >= coalesce(${from_at}::timestamptz, '-infinity'))`;

/** The first and the last link of a chain that cover entries of a span. */
export interface ChainPart {
  readonly company_id: string | null;
  readonly first: number;
  readonly last: number;
}

/** Counts of a chain's entries at one moment. */
export interface ChainCounts {
  readonly entries: number;
  /** Entries that are not sealed yet. */
  readonly waiting: number;
  /** Entries that have a place in the chain. */
  readonly placed: number;
  /** Entries that have a place and have been archived. */
  readonly archived: number;
}

/** Queries for the rows of chains. A chain is identified by its company, the platform's own by null. */
@Injectable()
export class ChainRows {
  constructor(private readonly db: Database) {}

  /** Lists chains with unsealed entries. */
  async pending(): Promise<(string | null)[]> {
    const chains = await this.db.rows(sql<{ chain: string }>`SELECT DISTINCT u.chain FROM audit_unsealed u ORDER BY u.chain`);
    return chains.map(({ chain }) => (chain === '' ? null : chain));
  }

  /** Lists the parts of all chains that cover entries of a span. */
  partsOver(span: LogSpan): Promise<ChainPart[]> {
    return this.db.rows(sql<ChainPart>`
      SELECT s.company_id, min(s.number) AS first, max(s.number) AS last FROM audit_seals s WHERE ${isOver(span)} GROUP BY s.company_id`);
  }

  /** Locks the chain until the transaction ends. Returns false if another transaction has locked it. */
  async claim(company_id: string | null): Promise<boolean> {
    const claimed = await this.db.row(
      sql`SELECT FROM pg_try_advisory_xact_lock(${LOCK}, hashtext(${chainOf(company_id)})) held WHERE held`,
    );
    return claimed !== undefined;
  }

  head(company_id: string | null): Promise<Link | undefined> {
    return this.db.row(sql<Link>`SELECT ${linkColumns} FROM audit_seals s WHERE ${ofSeal(company_id)} ORDER BY s.number DESC LIMIT 1`);
  }

  link(company_id: string | null, number: number): Promise<Link | undefined> {
    return this.db.row(sql<Link>`SELECT ${linkColumns} FROM audit_seals s WHERE ${ofSeal(company_id)} AND s.number = ${number}`);
  }

  /** True if the hash belongs to the chain. */
  async has(company_id: string | null, hash: string): Promise<boolean> {
    return !!(await this.db.row(sql`SELECT 1 FROM audit_seals s WHERE ${ofSeal(company_id)} AND s.hash = ${hash}`));
  }

  /** Number of entries that the links up to the given one cover. */
  async sealedUpTo(company_id: string | null, number: number): Promise<number> {
    const found = await this.db.row(sql<{ sealed: number }>`
      SELECT coalesce(sum(s.entries), 0)::bigint AS sealed FROM audit_seals s WHERE ${ofSeal(company_id)} AND s.number <= ${number}`);
    return found?.sealed ?? 0;
  }

  /** Lists at most `limit` entries without a place, in the order of their ids. All have committed; any order would do. */
  unsealed(company_id: string | null, limit: number): Promise<ChainEntry[]> {
    return this.db.rows(sql<ChainEntry>`
      SELECT ${columns} FROM (
        SELECT u.entry_id, u.created_at FROM audit_unsealed u WHERE u.chain = ${chainOf(company_id)} ORDER BY u.entry_id LIMIT ${limit}) u
      JOIN audit_entries e ON e.id = u.entry_id AND e.created_at = u.created_at ORDER BY e.id`);
  }

  /** Adds the link and gives the entries their places. Returns how many of them had none before. */
  async add(link: Link, entry_ids: readonly number[]): Promise<number> {
    const taken = await this.db.rows(sql`
      WITH taken AS (DELETE FROM audit_unsealed u WHERE u.chain = ${chainOf(link.company_id)} AND u.entry_id = ANY (${entry_ids}::bigint[]) RETURNING 1),
      added AS (
        INSERT INTO audit_seals (format, company_id, number, entries, last_id, last_place, first_at, last_at, entries_hash, entry_ids,
          previous_hash, hash, sealed_at)
        VALUES (${link.format}, ${link.company_id}, ${link.number}, ${link.entries}, ${link.last_id}, ${link.last_place}, ${link.first_at},
          ${link.last_at}, ${link.entries_hash}, ${entry_ids}::bigint[], ${link.previous_hash}, ${link.hash}, ${link.sealed_at}))
      SELECT FROM taken`);
    return taken.length;
  }

  async counts(company_id: string | null): Promise<ChainCounts> {
    const counts = await this.db.row(sql<ChainCounts>`
      SELECT (SELECT count(*) FROM audit_entries e WHERE ${ofEntry(company_id)}) AS entries,
             (SELECT count(*) FROM audit_unsealed u WHERE u.chain = ${chainOf(company_id)}) AS waiting,
             (SELECT coalesce(sum(s.entries), 0)::bigint FROM audit_seals s WHERE ${ofSeal(company_id)}) AS placed,
             (SELECT coalesce(sum((a.chains->>${chainOf(company_id)})::bigint), 0)::bigint FROM audit_archives a) AS archived`);
    return counts!;
  }

  /**
   * Finds the link nearest to an entry that neither has a place nor is marked as unsealed: the first link that reaches as far, or the last.
   */
  async linkBesideStray(company_id: string | null): Promise<Link | undefined> {
    const stray = sql`
      SELECT e.id FROM audit_entries e
      LEFT JOIN (SELECT unnest(s.entry_ids) AS id FROM audit_seals s WHERE ${ofSeal(company_id)}) placed ON placed.id = e.id
      LEFT JOIN audit_unsealed u ON u.chain = ${chainOf(company_id)} AND u.entry_id = e.id
      WHERE ${ofEntry(company_id)} AND placed.id IS NULL AND u.entry_id IS NULL AND ((e.xid, e.id) <= (
        SELECT s.last_xid, s.last_id FROM audit_seals s WHERE ${ofSeal(company_id)} AND s.format = ${Format.ByTransaction}
        ORDER BY s.number DESC LIMIT 1)) IS NOT TRUE ORDER BY e.id LIMIT 1`;
    return this.db.row(sql<Link>`
      SELECT ${linkColumns} FROM audit_seals s, (${stray}) stray WHERE ${ofSeal(company_id)}
      ORDER BY s.format = ${Format.ByPlace} AND s.last_id >= stray.id DESC,
        CASE WHEN s.format = ${Format.ByPlace} AND s.last_id >= stray.id THEN s.number ELSE -s.number END LIMIT 1`);
  }
}

export { columns as entryColumns, linkColumns, ofEntry, ofSeal };
