import type { Actor } from '@app/auth';
import { type Sql, containing, every, sql } from '@app/database';
import type { MentorshipStatus } from './mentorship-status';
import { visibleTo } from './mentorships.scope';

/** Which of the mentorships that somebody may see they ask for. */
export interface MentorshipFilter {
  readonly search?: string;
  readonly mentor_id?: number;
  readonly mentee_id?: number;
  readonly curriculum_id?: number;
  readonly status?: MentorshipStatus;
  readonly tag?: string;
}

/** The list's scope and filters. */
export const listed = (viewer: Actor, filter: MentorshipFilter): Sql => {
  const { search, mentor_id, mentee_id, curriculum_id, status, tag } = filter;
  return every(
    visibleTo(viewer),
    mentor_id && sql`m.mentor_id = ${mentor_id}`,
    mentee_id && sql`m.mentee_id = ${mentee_id}`,
    curriculum_id && sql`EXISTS (SELECT FROM mentorship_curricula f WHERE f.mentorship_id = m.id AND f.curriculum_id = ${curriculum_id})`,
    status && sql`m.status = ${status}`,
    tag && sql`m.tags @> ARRAY[${tag}]`,
    search && matching(search),
  );
};

/** In the curricula's title or a name. Two letters have an index of their own: pg_trgm needs three. */
function matching(search: string): Sql {
  const text = search.normalize('NFC').toLowerCase();
  const pattern = containing(text);
  const isShort = [...text].length === 2;
  const has = (words: Sql): Sql => (isShort ? sql`bigrams(${words}) @> ARRAY[${text}]` : sql`${words} LIKE ${pattern}`);
  // The people's index has their tags, too: nobody is found by those here.
  const people = sql`SELECT u.id FROM users u WHERE ${has(sql`words_of(u.name, u.tags)`)} AND lower(u.name) LIKE ${pattern}`;
  return sql`(${has(sql`lower(m.title)`)} OR m.mentor_id IN (${people}) OR m.mentee_id IN (${people}))`;
}
