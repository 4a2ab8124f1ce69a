import type { Actor } from '@app/auth';
import { type Grouping, type Sql, among, and, havingAll, matching, sql } from '@app/database';
import { isNamed, isWithinDepartments } from '@organisation/users';
import type { MentorshipGrouping } from './mentorship-grouping';
import type { MentorshipStatus } from './mentorship-status';
import { goesOnPastEnd, mentorshipsVisibleTo } from './mentorships.scope';

/** Filters of the list of mentorships. */
export interface MentorshipFilter {
  readonly search?: string;
  readonly ids?: readonly number[];
  readonly mentor_id?: readonly number[];
  readonly mentee_id?: readonly number[];
  /** Departments of the mentees, with all below them. */
  readonly department_id?: readonly number[];
  readonly curriculum_id?: readonly number[];
  readonly status?: readonly MentorshipStatus[];
  /** Rows must have all of these. */
  readonly tags?: readonly string[];
  /** Bounds are inclusive. */
  readonly start_on_after?: string;
  readonly start_on_before?: string;
  readonly end_on_after?: string;
  readonly end_on_before?: string;
  readonly end_passed?: boolean;
}

/** The scope of the viewer and the filters, as a condition. */
export const listedMentorships = (viewer: Actor, { search, tags, status, ...filter }: MentorshipFilter): Sql =>
  and(
    mentorshipsVisibleTo(viewer),
    ...related(filter),
    among(sql`m.status`, status),
    havingAll(sql`m.tags`, tags),
    ...timed(filter),
    search && found(search),
  );

const related = ({ ids, mentor_id, mentee_id, department_id, curriculum_id }: MentorshipFilter) => [
  among(sql`m.id`, ids),
  among(sql`m.mentor_id`, mentor_id),
  among(sql`m.mentee_id`, mentee_id),
  department_id && isWithinDepartments(sql`m.mentee_id`, department_id),
  curriculum_id &&
    sql`EXISTS (SELECT FROM mentorship_curricula f WHERE f.mentorship_id = m.id AND ${among(sql`f.curriculum_id`, curriculum_id)})`,
];

const timed = ({ start_on_after, start_on_before, end_on_after, end_on_before, end_passed }: MentorshipFilter) => [
  start_on_after && sql`m.start_on >= ${start_on_after}`,
  start_on_before && sql`m.start_on <= ${start_on_before}`,
  end_on_after && sql`m.end_on >= ${end_on_after}`,
  end_on_before && sql`m.end_on <= ${end_on_before}`,
  end_passed !== undefined && sql`${goesOnPastEnd(sql`m`)} = ${end_passed}`,
];

/** Matches the title or the name of mentor or mentee. */
const found = (search: string): Sql =>
  sql`(${matching(sql`lower(m.title)`, search)} OR ${isNamed(sql`m.mentor_id`, search)} OR ${isNamed(sql`m.mentee_id`, search)})`;

const alone = sql`mentorships m`;

/** The rows to count, what they have in common, and the name of the group. */
export const GROUPINGS: Readonly<Record<MentorshipGrouping, Omit<Grouping, 'where'>>> = {
  status: { from: alone, key: sql`m.status` },
  mentor_id: { from: alone, key: sql`m.mentor_id`, name: sql`(SELECT u.name FROM users u WHERE u.id = k.key)` },
  department_id: {
    from: sql`mentorships m JOIN users me ON me.id = m.mentee_id`,
    key: sql`me.department_id`,
    name: sql`(SELECT d.name FROM departments d WHERE d.id = k.key)`,
  },
  // A mentorship that follows two curricula counts for both.
  curriculum_id: {
    from: sql`mentorships m JOIN mentorship_curricula f ON f.mentorship_id = m.id`,
    key: sql`f.curriculum_id`,
    name: sql`(SELECT v.title FROM curricula c JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = c.current_version WHERE c.id = k.key)`,
  },
};
