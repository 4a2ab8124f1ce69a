import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { type Changes, Database, type FeedPage, type FeedRequest, type Instant, among, and, between, sql } from '@app/database';
import type { AuditEntryFacts } from './audit.policy';
import { entriesVisibleTo, entryActor } from './audit.scope';

export interface AuditFilter {
  readonly actor_id?: readonly number[];
  readonly action?: string;
  readonly resource?: string;
  readonly resource_id?: string;
  readonly request_id?: string;
  /** From `from` on, and before `to`. */
  readonly from?: Instant;
  readonly to?: Instant;
}

export type AuditQuery = AuditFilter & FeedRequest;

export interface AuditRow {
  readonly id: number;
  readonly company_id: string | null;
  readonly actor_id: number | null;
  readonly action: string;
  readonly resource: string;
  readonly resource_id: string | null;
  readonly changes: Changes;
  readonly request_id: string | null;
  readonly address: string | null;
  readonly created_at: Instant;
}

/** An entry as JSON, and its position in the log. */
export interface AuditLine {
  readonly created_at: Instant;
  readonly id: number;
  readonly line: string;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly db: Database) {}

  /** Returns the fields of an entry that `AuditPolicy` needs. */
  @FindsResource('audit')
  subject(id: number): Promise<AuditEntryFacts | undefined> {
    return this.db.row(sql<AuditEntryFacts>`SELECT e.company_id, e.actor_id FROM audit_entries e WHERE e.id = ${id}`);
  }

  /** Newest first. */
  list(viewer: Actor, { cursor, limit, ...filter }: AuditQuery): Promise<FeedPage<AuditRow>> {
    return this.db.feed<AuditRow>(
      {
        select: columns,
        from: sql`audit_entries e`,
        where: listed(viewer, filter),
        keys: [
          { by: sql`e.created_at`, type: 'timestamptz' },
          { by: sql`e.id`, type: 'bigint' },
        ],
      },
      { cursor, limit },
    );
  }

  /** Lists the next entries after `last`, oldest first. No connection is held between two pages, however slowly a client reads. */
  findAfter(viewer: Actor, filter: AuditFilter, last: AuditLine | undefined, limit: number): Promise<AuditLine[]> {
    const beyond = last && sql`(e.created_at, e.id) > (${last.created_at}, ${last.id})`;
    return this.db.rows(sql<AuditLine>`
      SELECT e.created_at, e.id, row_to_json(e)::text AS line
      FROM (SELECT ${columns} FROM audit_entries e WHERE ${and(listed(viewer, filter), beyond)} ORDER BY e.created_at, e.id LIMIT ${limit}) e
      ORDER BY e.created_at, e.id`);
  }
}

const columns = sql`e.id, e.company_id, e.actor_id, ${entryActor} AS actor, e.action, e.resource, e.resource_id, e.changes, e.request_id, e.address, e.created_at`;

const listed = (viewer: Actor, { actor_id, action, resource, resource_id, request_id, from, to }: AuditFilter) =>
  and(
    entriesVisibleTo(viewer),
    among(sql`e.actor_id`, actor_id),
    action && sql`e.action = ${action}`,
    resource && sql`e.resource = ${resource}`,
    resource_id && sql`e.resource_id = ${resource_id}`,
    request_id && sql`e.request_id = ${request_id}`,
    ...between(sql`e.created_at`, from, to),
  );
