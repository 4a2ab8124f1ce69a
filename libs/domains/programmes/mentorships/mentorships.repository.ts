import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  FOREIGN_KEY_VIOLATION,
  type Groups,
  type Instant,
  type Page,
  type PageRequest,
  orderBy,
  sql,
  trackChanges,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { USER } from '@organisation/users/nouns';
import { MENTEE_FKEY, MENTOR_FKEY, Mentorship } from './mentorship.entity';
import { CurriculumFollowed, MentorshipNotRemovable } from './mentorships.errors';
import type { MentorshipGrouping } from './mentorship-grouping';
import { GROUPINGS, type MentorshipFilter, listedMentorships } from './mentorships.filter';
import { mentorshipsVisibleTo, progress } from './mentorships.scope';
import { type MentorshipResource, type MentorshipSubject, type MentorshipView, mentorshipFacts, mentorshipView } from './mentorships.view';

export interface MentorshipQuery extends PageRequest, MentorshipFilter {
  readonly ordering: readonly string[];
}

/** A followed curriculum. `version` is null until the mentorship starts. */
export interface Followed {
  readonly curriculum_id: number;
  readonly version: number | null;
}

const sortable = {
  created_at: sql`m.created_at`,
  updated_at: sql`m.updated_at`,
  start_on: sql`m.start_on`,
  end_on: sql`m.end_on`,
  status: sql`m.status`,
  curriculum_title: sql`m.title`,
  mentor_name: sql`(SELECT u.name FROM users u WHERE u.id = m.mentor_id)`,
  mentee_name: sql`(SELECT u.name FROM users u WHERE u.id = m.mentee_id)`,
  progress: { nullable: progress(sql`m`) },
};

const refusals = {
  mentorship_curricula_open_key: () => new CurriculumFollowed(),
  [MENTOR_FKEY]: () => new NotFound(USER),
  [MENTEE_FKEY]: () => new NotFound(USER),
};

@Injectable()
export class MentorshipsRepository {
  constructor(private readonly db: Database) {}

  /** Facts that `MentorshipsPolicy` decides by. */
  @FindsResource('mentorship')
  subject(id: number): Promise<MentorshipSubject | undefined> {
    return this.db.row(sql<MentorshipSubject>`SELECT ${mentorshipFacts(sql`m`)} FROM mentorships m WHERE m.id = ${id}`);
  }

  /** Returns the mentorship if the viewer may see it. */
  view(viewer: Actor, id: number): Promise<MentorshipResource | undefined> {
    return this.db.row(sql<MentorshipResource>`
      SELECT m.id, m.version, ${mentorshipView(sql`m`)}::text AS json, ${mentorshipFacts(sql`m`)} FROM mentorships m WHERE m.id = ${id} AND ${mentorshipsVisibleTo(viewer)}`);
  }

  /** Builds the view for the rows of the page only, not for the skipped ones. */
  list(viewer: Actor, { ordering, page, page_size, ...filter }: MentorshipQuery): Promise<Page<MentorshipView>> {
    const order = orderBy(ordering, sortable, sql`m.id`);
    const where = listedMentorships(viewer, filter);
    return this.db.page({ select: sql`m.*`, as: mentorshipView(sql`row`), from: sql`mentorships m`, where, order }, { page, page_size });
  }

  count(viewer: Actor, { group_by, ...filter }: MentorshipFilter & { readonly group_by: MentorshipGrouping }): Promise<Groups> {
    return this.db.groups({ ...GROUPINGS[group_by], where: listedMentorships(viewer, filter) });
  }

  /** Returns it without a lock and without the ids that its loader sets. */
  load(id: number): Promise<Mentorship | null> {
    return this.db.find(Mentorship, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. Every change starts here; people are locked after the mentorship. */
  async findForUpdate(id: number): Promise<Mentorship | null> {
    const mentorship = await this.db.findForUpdate(Mentorship, sql`id = ${id}`);
    if (!mentorship) return null;
    mentorship.past_ids = (await this.subject(id))!.past_ids;
    return trackChanges(mentorship);
  }

  /** Adds it with its curricula, in this order. Throws 409 if the mentee already follows one of them. */
  async add(mentorship: Mentorship, curricula: readonly Followed[]): Promise<void> {
    await translating(this.db.add(mentorship), refusals);
    await this.follow(mentorship, curricula);
  }

  save(mentorship: Mentorship): Promise<void> {
    return translating(this.db.save(mentorship), refusals);
  }

  /** Replaces the followed curricula. */
  async follow({ id, company_id }: Mentorship, curricula: readonly Followed[]): Promise<void> {
    await this.db.rows(sql`DELETE FROM mentorship_curricula WHERE mentorship_id = ${id}`);
    const following = this.db.rows(sql`
      INSERT INTO mentorship_curricula (company_id, mentorship_id, curriculum_id, place, pinned_version)
      SELECT ${company_id}, ${id}, f.curriculum_id, f.place, f.version
      FROM unnest(${curricula.map(({ curriculum_id }) => curriculum_id)}::int[], ${curricula.map(({ version }) => version)}::int[])
        WITH ORDINALITY f (curriculum_id, version, place)`);
    await translating(following, refusals);
  }

  curriculaOf({ id }: Pick<Mentorship, 'id'>): Promise<Followed[]> {
    return this.db.rows(sql<Followed>`
      SELECT f.curriculum_id, f.pinned_version AS version FROM mentorship_curricula f WHERE f.mentorship_id = ${id} ORDER BY f.place`);
  }

  /** Deletes it with its dependent rows. Throws 409 while it has tasks. */
  async remove({ id }: Mentorship): Promise<void> {
    const removal = this.db.rows(sql`DELETE FROM mentorships WHERE id = ${id}`);
    await translating(removal, { [FOREIGN_KEY_VIOLATION]: () => new MentorshipNotRemovable() });
  }

  /** Ends the current mentor's period and opens one for `mentor_id`, if given. */
  async changeMentor({ id, company_id }: Mentorship, moment: Instant, mentor_id?: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE mentor_periods SET ended_at = ${moment}, updated_at = now(), version = version + 1
      WHERE mentorship_id = ${id} AND ended_at IS NULL`);
    if (mentor_id === undefined) return;
    await this.db.rows(sql`
      INSERT INTO mentor_periods (company_id, mentorship_id, mentor_id, started_at)
      VALUES (${company_id}, ${id}, ${mentor_id}, ${moment})`);
  }
}
