import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { IdFilter } from '@app/http';
import { Moment } from '@app/validation';
import { CompanyQuotaDto } from '@library/quota/api';
import { PersonDto } from '@organisation/users/dto';

/** A number for every value. */
const Counts = (description: string) => ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description });

/** Limits the dashboard of an admin. */
export class AdminDashboardQueryDto {
  /** Only people of these departments or their subdepartments, and what is theirs. */
  @IdFilter()
  department_id?: number[];
}

/** Numbers of people. */
export class PeopleFiguresDto {
  @Counts('People who have not left, by role.')
  by_role!: Record<string, number>;

  @Counts('People by status.')
  by_status!: Record<string, number>;

  /** Mentees who may sign in and have no current mentorship. */
  without_mentor!: number;
  /** People who joined in the last 30 days. */
  joined_30d!: number;
}

/** Numbers of mentorships. */
export class MentorshipFiguresDto {
  @Counts('Mentorships by status.')
  by_status!: Record<string, number>;

  /** Running ones whose last day is within 14 days. */
  ending_14d!: number;
  /** Running ones past their last day. */
  end_passed!: number;
  /** Average progress of the running ones, in percent. `null` without any. @example 40 */
  average_percent!: number | null;
}

/** Numbers of tasks. */
export class TaskFiguresDto {
  /** Overdue tasks. */
  overdue!: number;
  /** Tasks that wait for a review. */
  submitted!: number;

  /** When the task that waits longest was submitted. `null` if none waits. */
  @Moment({ nullable: true })
  oldest_submitted_at!: Instant | null;
}

/** Numbers of mentors who may sign in. */
export class MentorFiguresDto {
  /** Mentors who have as many open mentorships as they may have. */
  at_capacity!: number;
  /** Mentorships that the others may still begin. */
  free_places!: number;
}

/** Number of open ones. */
export class OpenFiguresDto {
  /** Open ones. */
  open!: number;
}

/** Number of failed ones. */
export class FailedFiguresDto {
  /** Failed jobs of the last 30 days. */
  failed!: number;
}

/** Numbers of a department and those beneath. */
export class DepartmentFiguresDto {
  /** ID of the department. */
  id!: number;
  /** ID of the department above. `null` at the top. */
  parent_id!: number | null;
  /** Name of the department. */
  name!: string;
  /** People who have not left. */
  people!: number;
  /** Running mentorships of its mentees. */
  active_mentorships!: number;
  /** Overdue tasks of its people. */
  overdue!: number;
  /** Average progress of these mentorships, in percent. `null` without any. @example 40 */
  percent!: number | null;
}

/** Something that happened. */
export class RecentEventDto {
  /** When it happened. */
  @Moment()
  at!: Instant;

  /** The person who acted. `null` for the system. */
  actor!: PersonDto | null;
  /** A sentence about it in your language, without names. @example 'A submitted task was approved.' */
  sentence!: string;
  /** Kind of the resource. @example task */
  resource!: string;
  /** ID of the resource. `null` if it has none. */
  resource_id!: string | null;
}

/** The dashboard of a company. */
export class AdminDashboardDto {
  people!: PeopleFiguresDto;
  mentorships!: MentorshipFiguresDto;
  tasks!: TaskFiguresDto;
  mentors!: MentorFiguresDto;
  /** Requests for approval. */
  requests!: OpenFiguresDto;
  /** Invitations that can still be accepted. */
  invitations!: OpenFiguresDto;
  jobs!: FailedFiguresDto;
  /** Storage of the whole company. */
  storage!: CompanyQuotaDto;
  /** Departments by name. At most 100. */
  departments!: DepartmentFiguresDto[];
  /** The last 10 events. */
  recent!: RecentEventDto[];
}
