import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, and, sql } from '@app/database';
import { person } from '@organisation/users';
import type { Happening } from './mentorship-happenings';
import { mentorshipsVisibleTo } from './mentorships.scope';
import type { MentorshipEventView } from './mentorships.view';

/** An event on the timeline of a mentorship. */
export interface TimelineEntry {
  readonly kind: Happening;
  /** `null` for system events. */
  readonly actor_id: number | null;
  readonly reason: string | null;
  /** Details: IDs and days. */
  readonly facts: object;
}

@Injectable()
export class MentorshipTimelineRepository {
  constructor(private readonly db: Database) {}

  /** Lists the events, oldest first. */
  list(viewer: Actor, mentorship_id: number, part: FeedRequest): Promise<FeedPage<MentorshipEventView>> {
    return this.db.feed(
      {
        select: sql`e.id, e.kind, e.actor_id, a.name AS actor_name,
          CASE WHEN a.id IS NOT NULL THEN ${person(sql`a`)} END AS actor, e.reason, e.facts, e.created_at`,
        from: sql`mentorship_events e JOIN mentorships m ON m.id = e.mentorship_id LEFT JOIN users a ON a.id = e.actor_id`,
        where: and(sql`m.id = ${mentorship_id}`, mentorshipsVisibleTo(viewer)),
        keys: [{ by: sql`e.id`, type: 'bigint' }],
        ascending: true,
      },
      part,
    );
  }

  /** Adds several events in the given order. */
  async add({ id, company_id }: { readonly id: number; readonly company_id: string }, entries: readonly TimelineEntry[]): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO mentorship_events (company_id, mentorship_id, kind, actor_id, reason, facts)
      SELECT ${company_id}, ${id}, e.kind, e.actor_id, e.reason, e.facts
      FROM json_to_recordset(${JSON.stringify(entries)}) e (kind text, actor_id integer, reason text, facts jsonb)`);
  }
}
