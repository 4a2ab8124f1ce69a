import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, isNoneOf, sql } from '@app/database';
import { CurriculumStatus } from '@programmes/curricula';
import type { Successor } from './mentorship-bulk.repository';
import { isOpenMentorship, mentorCapacity } from './mentorships.scope';

/** A person of the company, as a file may name them. */
export type NamedPerson = Successor & { readonly email: string; readonly employee_number: number | null };

/** A curriculum that new mentorships can follow. */
export interface NamedCurriculum {
  readonly id: number;
  /** In lower case. */
  readonly title: string;
}

/** Words of a file, and those of them that are numbers. */
export interface Names {
  readonly words: readonly string[];
  readonly numbers: readonly number[];
}

/** Finds the people and curricula that a file names. For admins, who may see them all. */
@Injectable()
export class MentorshipPairsRepository {
  constructor(private readonly db: Database) {}

  people({ company_id }: Actor, { words, numbers }: Names): Promise<NamedPerson[]> {
    return this.db.rows(sql<NamedPerson>`
      SELECT u.id, u.email, u.employee_number, u.name, u.role, u.status, ${mentorCapacity(sql`c`)}
          - (SELECT count(*)::int FROM mentorships m WHERE m.mentor_id = u.id AND ${isOpenMentorship(sql`m`)}) AS free_places
      FROM users u JOIN companies c ON c.id = u.company_id
      WHERE u.company_id = ${company_id}
        AND (u.email = ANY (${[...words]}::text[]) OR u.employee_number = ANY (${[...numbers]}::int[]) OR u.id = ANY (${[...numbers]}::int[]))`);
  }

  curricula({ company_id }: Actor, { words, numbers }: Names): Promise<NamedCurriculum[]> {
    return this.db.rows(sql<NamedCurriculum>`
      SELECT c.id, lower(v.title) AS title
      FROM curricula c JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = c.current_version
      WHERE c.company_id = ${company_id} AND ${isNoneOf(sql`c.status`, [CurriculumStatus.Deprecated])}
        AND (lower(v.title) = ANY (${[...words]}::text[]) OR c.id = ANY (${[...numbers]}::int[]))`);
  }

  /** The curricula of the open mentorships of these mentees. */
  followed(mentee_ids: readonly number[]): Promise<{ readonly mentee_id: number; readonly curriculum_id: number }[]> {
    return this.db.rows(sql<{ mentee_id: number; curriculum_id: number }>`
      SELECT m.mentee_id, f.curriculum_id FROM mentorships m JOIN mentorship_curricula f ON f.mentorship_id = m.id
      WHERE m.mentee_id = ANY (${[...mentee_ids]}::int[]) AND ${isOpenMentorship(sql`m`)}`);
  }
}
