import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type Instant,
  type JsonResource,
  type Page,
  among,
  and,
  between,
  instant,
  orderBy,
  sql,
  touched,
} from '@app/database';
import { Meeting } from './meeting.entity';
import type { MeetingSubject } from './meetings.policy';
import { type MeetingView, meetingView } from './meetings.view';
import { mentorshipsVisibleTo, pastOf } from './mentorships.scope';

export interface MeetingQuery extends IdsRequest {
  readonly starts_after?: Instant;
  readonly starts_before?: Instant;
  readonly ordering: readonly string[];
}

export const meetings = sql`mentorship_meetings g JOIN mentorships m ON m.id = g.mentorship_id JOIN users mr ON mr.id = g.mentor_id
  JOIN users a ON a.id = g.author_id`;
/** Columns of `MeetingSubject`. */
export const meetingFacts = sql`m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ${pastOf(sql`m`)} AS past_ids, g.mentor_id AS keeper_id,
  g.starts_at > now() AS is_ahead`;
const sortable = { starts_at: sql`g.starts_at`, created_at: sql`g.created_at` };

@Injectable()
export class MeetingsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('meeting')
  subject(id: number): Promise<MeetingSubject | undefined> {
    return this.db.row(sql<MeetingSubject>`SELECT ${meetingFacts} FROM ${meetings} WHERE g.id = ${id}`);
  }

  list(
    viewer: Actor,
    mentorship_id: number,
    { ids, starts_after, starts_before, ordering, ...page }: MeetingQuery,
  ): Promise<Page<MeetingView>> {
    const where = and(
      sql`m.id = ${mentorship_id}`,
      mentorshipsVisibleTo(viewer),
      among(sql`g.id`, ids),
      ...between(sql`g.starts_at`, starts_after, starts_before),
    );
    const order = orderBy(ordering, sortable, sql`g.id`);
    return this.db.page({ select: sql`${meetingView(viewer)} AS json`, as: sql`row.json`, from: meetings, where, order }, page);
  }

  find(viewer: Actor, mentorship_id: number, id: number): Promise<(JsonResource<MeetingView> & MeetingSubject) | undefined> {
    return this.db.row(sql<JsonResource<MeetingView> & MeetingSubject>`
      SELECT g.id, g.version, ${meetingView(viewer)}::text AS json, ${meetingFacts} FROM ${meetings}
      WHERE g.id = ${id} AND m.id = ${mentorship_id} AND ${mentorshipsVisibleTo(viewer)}`);
  }

  findForUpdate(mentorship_id: number, id: number): Promise<Meeting | null> {
    return this.db.findForUpdate(Meeting, sql`id = ${id} AND mentorship_id = ${mentorship_id}`);
  }

  async add(meeting: Meeting): Promise<void> {
    await this.db.add(meeting);
  }

  save(meeting: Meeting): Promise<void> {
    return this.db.save(meeting);
  }

  /** Renews the version of a meeting whose attachments have changed. */
  async touch({ id }: Meeting): Promise<void> {
    await this.db.rows(sql`UPDATE mentorship_meetings SET ${touched(Meeting)} WHERE id = ${id}`);
  }

  async remove({ id }: Meeting): Promise<void> {
    await this.db.rows(sql`DELETE FROM mentorship_meetings WHERE id = ${id}`);
  }

  /** Assigns meetings to come to the new mentor, except those with private notes already. */
  async handOver(mentorship_id: number, mentor_id: number, now: Date): Promise<void> {
    await this.db.rows(sql`
      UPDATE mentorship_meetings SET mentor_id = ${mentor_id}, ${touched(Meeting)}
      WHERE mentorship_id = ${mentorship_id} AND starts_at > ${instant(now)} AND mentor_notes IS NULL`);
  }
}
