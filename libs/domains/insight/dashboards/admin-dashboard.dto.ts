import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { IdFilter } from '@app/http';
import { Moment } from '@app/validation';
import { CompanyQuotaDto } from '@library/quota/api';
import { PersonDto } from '@organisation/users/dto';

/** Documents an object with a number for every value of an enum. */
const Counts = (description: string) => ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description });

/** Filter of the admin's dashboard. */
export class AdminDashboardQueryDto {
  /** Only people of these departments or their subdepartments, with their mentorships, tasks, requests and jobs. */
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

  /** Running mentorships that end within 14 days. */
  ending_14d!: number;
  /** Mentorships that go on past their last day. */
  end_passed!: number;
  /** Average progress of running mentorships, in percent. `null` without any. @example 40 */
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
  /** Mentors with the maximum number of open mentorships. */
  at_capacity!: number;
  /** Mentorships that the mentors can still take on, together. */
  free_places!: number;
}

/** A number of open items. */
export class OpenFiguresDto {
  /** Number of open items. */
  open!: number;
}

/** Numbers of jobs. */
export class FailedFiguresDto {
  /** Jobs that failed in the last 30 days. */
  failed!: number;
}

/** Numbers of a department with its subdepartments. */
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

/** An action that was recorded lately. */
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
  /** The last 10 actions among the 1,000 newest entries of the audit log. */
  recent!: RecentEventDto[];
}
