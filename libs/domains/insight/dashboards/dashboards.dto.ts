import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { ParentOfDepartmentDto } from '@organisation/departments/dto';
import { PersonDto } from '@organisation/users/dto';
import { MentorshipStatus } from '@programmes/mentorships';
import { Priority, TaskStatus } from '@programmes/tasks';

/** The other person of a mentorship. */
export class PartnerDto extends PersonDto {
  /** Position. `null` if not set. */
  position!: string | null;
  /** Part, such as an instrument group. `null` if not set. */
  job_part!: string | null;
  /** Department. `null` without one. */
  department!: ParentOfDepartmentDto | null;

  /** Last day of their present leave. `null` without one. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  on_leave_until!: string | null;
}

/** A mentorship without permissions. */
export class MentorshipSummaryRowDto {
  /** ID of the mentorship. */
  id!: number;
  /** Titles of its curricula. @example 'First weeks in the strings' */
  title!: string;
  status!: MentorshipStatus;
  /** Week of the programme, from 1. `null` unless it is running. */
  current_week!: number | null;
  /** Length in weeks. */
  total_weeks!: number;
  /** First day. @example 2030-01-07 */
  start_on!: string;
  /** Last day. @example 2030-03-03 */
  end_on!: string;

  /** When the proposal expires. `null` before it is proposed. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;
}

/** A mentorship, in short. */
export class MentorshipSummaryDto extends Permitted(MentorshipSummaryRowDto) {}

/** A meeting to come. */
export class NextMeetingDto {
  /** ID of the meeting. */
  id!: number;
  /** ID of its mentorship. */
  mentorship_id!: number;
  /** Title. */
  title!: string;
  /** When it begins. */
  @Moment()
  starts_at!: Instant;
  /** Length in minutes. */
  minutes!: number;
  /** Place or link. `null` if not set. */
  place!: string | null;
}

/** A task without permissions. */
export class TaskCardRowDto {
  /** ID of the task. */
  id!: number;
  /** Title. */
  title!: string;
  status!: TaskStatus;
  priority!: Priority;
  /** Week of the programme, from 1. `null` if not set. */
  week!: number | null;
  /** ID of its mentorship. `null` outside of one. */
  mentorship_id!: number | null;
  /** The person who works on it. */
  assignee!: PersonDto;
  /** When it is due. */
  @Moment()
  due_at!: Instant;
  /** True if it is past due, and neither submitted nor finished. */
  overdue!: boolean;
  /** True if a prerequisite is unfinished. */
  locked!: boolean;

  /** When it was last submitted. `null` until then. */
  @Moment({ nullable: true })
  submitted_at!: Instant | null;

  /** Note of the last review. `null` without one. */
  note!: string | null;
}

/** A task, in short. */
export class TaskCardDto extends Permitted(TaskCardRowDto) {}
