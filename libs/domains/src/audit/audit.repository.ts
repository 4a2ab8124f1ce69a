import { Injectable } from '@nestjs/common';
import { type Actor, Role, SubjectOf } from '@app/auth';
import { type Changes, Database, type Feed, type FeedRequest, type Instant, every, sql } from '@app/database';
import type { Entry } from './audit.policy';

export interface AuditQuery extends FeedRequest {
  readonly actor_id?: number;
  readonly action?: string;
  readonly resource?: string;
  readonly resource_id?: string;
  readonly request_id?: string;
  /** From this moment, and before that one. */
  readonly from?: Instant;
  readonly to?: Instant;
}

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

@Injectable()
export class AuditRepository {
  constructor(private readonly db: Database) {}

  /** What of an entry `AuditPolicy` decides by. */
  @SubjectOf('audit')
  subject(id: number): Promise<Entry | undefined> {
    return this.db.row(sql<Entry>`SELECT e.company_id, e.actor_id FROM audit_entries e WHERE e.id = ${id}`);
  }

  /** Newest first. */
  list(viewer: Actor, { actor_id, action, resource, resource_id, request_id, from, to, ...part }: AuditQuery): Promise<Feed<AuditRow>> {
    return this.db.feed<AuditRow>(
      {
        select: sql`e.id, e.company_id, e.actor_id, e.action, e.resource, e.resource_id, e.changes, e.request_id, e.address, e.created_at`,
        from: sql`audit_entries e`,
        where: every(
          visibleTo(viewer),
          actor_id && sql`e.actor_id = ${actor_id}`,
          action && sql`e.action = ${action}`,
          resource && sql`e.resource = ${resource}`,
          resource_id && sql`e.resource_id = ${resource_id}`,
          request_id && sql`e.request_id = ${request_id}`,
          from && sql`e.created_at >= ${from}`,
          to && sql`e.created_at < ${to}`,
        ),
        keys: [
          { by: sql`e.created_at`, type: 'timestamptz' },
          { by: sql`e.id`, type: 'bigint' },
        ],
      },
      part,
    );
  }
}

/** `AuditPolicy.read`, said in SQL. */
function visibleTo({ id, role, company_id, is_superuser }: Actor) {
  if (is_superuser) return sql`e.company_id IS NULL`;
  return role === Role.Admin ? sql`e.company_id = ${company_id}` : sql`e.actor_id = ${id}`;
}
