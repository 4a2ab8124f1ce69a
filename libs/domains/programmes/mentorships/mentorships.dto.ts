import { ApiProperty, OmitType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, FeedDto, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter, TagFilter } from '@app/http';
import { IsDay, IsId, IsLine, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { MentorshipGrouping } from './mentorship-grouping';
import { Happening } from './mentorship-happenings';
import { MentorshipStatus } from './mentorship-status';

const INT4_MAX = 2_147_483_647;
const MAX_CURRICULA = 5;

/**
 * Fields left out stay unchanged; `null` clears a field. The curricula and both days can be changed only while the mentorship is a draft.
 */
export class UpdateMentorshipDto {
  /** IDs of the curricula to follow. @example [1] */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CURRICULA)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  curriculum_ids?: number[];

  /** First day, in the time zone of the company. @example 2030-01-07 */
  @Omittable()
  @IsDay()
  start_on?: string;

  /** Last day. Default: the end of the longest curriculum. */
  @Omittable()
  @IsDay('2026-06-30')
  end_on?: string;

  /** Goal. @example 'Lead a section by summer' */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  goal?: string | null;

  /** Tags. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags?: string[];
}

/**
 * Admins must set both people, the curricula and the first day. Mentors may leave out `mentor_id`: it is their own ID. For mentees, every
 * field is a wish and optional.
 */
export class CreateMentorshipDto extends UpdateMentorshipDto {
  /** ID of the mentor: a mentor or an admin. Default for mentors: their own ID. @example 3 */
  @Omittable()
  @IsId()
  mentor_id?: number;

  /** ID of the mentee. Default for mentees: their own ID. @example 2 */
  @Omittable()
  @IsId()
  mentee_id?: number;

  /** Initial status. Default: `draft` for admins, `proposed` for mentors. `active` needs a first day that is not in the future. */
  @ApiProperty({ enum: MentorshipStatus, enumName: 'MentorshipStatus', required: false })
  @Omittable()
  @IsIn([MentorshipStatus.Draft, MentorshipStatus.Proposed, MentorshipStatus.Active])
  status?: MentorshipStatus.Draft | MentorshipStatus.Proposed | MentorshipStatus.Active;
}

/** Filters and order of the list of mentorships. */
export class ListMentorshipsDto extends IdsListDto {
  /** Text in the titles of the curricula or in a name. @example 미나 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only mentorships of these mentors. */
  @PersonFilter()
  mentor_id?: number[];

  /** Only mentorships of these mentees. */
  @PersonFilter()
  mentee_id?: number[];

  /** Only mentees in these departments or below them. */
  @IdFilter()
  department_id?: number[];

  /** Only mentorships that follow one of these curricula. */
  @IdFilter()
  curriculum_id?: number[];

  /** Only these statuses. */
  @EnumFilter({ MentorshipStatus })
  status?: MentorshipStatus[];

  /** Only mentorships with all of these tags. */
  @TagFilter(50)
  tags?: string[];

  /** Only first days on or after this day. */
  @Omittable()
  @IsDay()
  start_on_after?: string;

  /** Only first days on or before this day. */
  @Omittable()
  @IsDay()
  start_on_before?: string;

  /** Only last days on or after this day. */
  @Omittable()
  @IsDay()
  end_on_after?: string;

  /** Only last days on or before this day. */
  @Omittable()
  @IsDay()
  end_on_before?: string;

  /** True for running mentorships past their last day. */
  @Omittable()
  @IsBoolean()
  end_passed?: boolean;

  @Ordering('created_at', 'updated_at', 'start_on', 'end_on', 'status', 'curriculum_title', 'mentor_name', 'mentee_name', 'progress')
  ordering: string[] = ['-updated_at'];
}

/** Filters of the mentorships to count. */
export class CountMentorshipsDto extends OmitType(ListMentorshipsDto, ['page', 'page_size', 'ordering'] as const) {
  /** The field to count by. `department_id` is that of the mentee. */
  @ApiProperty({ enum: MentorshipGrouping, enumName: 'MentorshipGrouping' })
  @IsEnum(MentorshipGrouping)
  group_by!: MentorshipGrouping;
}

/** The part of the timeline to list. */
export class TimelineDto extends FeedDto {}

/** An event on the timeline of a mentorship. */
export class MentorshipEventDto {
  /** ID of the event. */
  id!: number;
  /** Kind of the event. */
  kind!: Happening;
  /** ID of the person who did it. `null` for system events. */
  actor_id!: number | null;
  /** Name of that person. `null` for system events. */
  actor_name!: string | null;
  /** That person. `null` for system events. */
  actor!: PersonDto | null;
  /** Reason given. `null` if there is none. */
  reason!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Details of the event: IDs and days.' })
  facts!: object;

  /** When it happened. */
  @Moment()
  created_at!: Instant;
}

/** A curriculum that the mentorship follows. */
export class FollowedCurriculumDto {
  /** ID of the curriculum. */
  id!: number;
  /** Title. @example 'First weeks in the strings' */
  title!: string;
  /** Number of the followed version. `null` until the mentorship starts. */
  version!: number | null;
}

/** A period in which one person was the mentor. */
export class MentorPeriodDto {
  /** User ID of the mentor. */
  id!: number;
  /** Name of the mentor. @example 이준호 */
  name!: string;

  /** When the period started. */
  @Moment()
  started_at!: Instant;

  /** When it ended. `null` for the current mentor. */
  @Moment({ nullable: true })
  ended_at!: Instant | null;
}

/** A mentorship in a list. */
export class MentorshipRowDto {
  /** ID of the mentorship. */
  id!: number;
  version!: number;
  /**
   * `proposed` waits for acceptance; `scheduled` starts on the first day; `terminated` ended early; `declined` by one of the two;
   * `withdrawn` by its author or an admin; `expired` without acceptance in 7 days.
   */
  status!: MentorshipStatus;
  /** Reason for the current status. `null` if none was given. */
  reason!: string | null;
  /** ID of the mentor. */
  mentor_id!: number;
  /** Name of the mentor. @example 이준호 */
  mentor_name!: string;
  /** The mentor. */
  mentor!: PersonDto;
  /** ID of the mentee. */
  mentee_id!: number;
  /** Name of the mentee. @example 김미나 */
  mentee_name!: string;
  /** The mentee. */
  mentee!: PersonDto;
  /** Titles of the curricula, joined. @example 'First weeks in the strings' */
  curriculum_title!: string;
  /** The curricula that it follows. */
  curricula!: FollowedCurriculumDto[];
  /** Length of the longest curriculum, in weeks. @example 8 */
  total_weeks!: number;
  /** Number of tasks, without waived and cancelled ones. */
  @ApiProperty({ type: 'integer' })
  total_tasks!: number;
  /** Number of those tasks that are done. */
  @ApiProperty({ type: 'integer' })
  completed_tasks!: number;
  /** Tags. */
  tags!: string[];
  /** Goal. `null` if not set. */
  goal!: string | null;
  /** First day. @example 2030-01-07 */
  start_on!: string;
  /** Last day. @example 2030-03-03 */
  end_on!: string;
  /** ID of the person who created it. */
  author_id!: number;
  /** The person who created it. */
  author!: PersonDto;

  /** When the proposal expires. `null` before it is proposed. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** When the mentor accepted. `null` until then. */
  @Moment({ nullable: true })
  mentor_accepted_at!: Instant | null;

  /** When the mentee accepted. `null` until then. */
  @Moment({ nullable: true })
  mentee_accepted_at!: Instant | null;

  /** When it started. `null` until then. */
  @Moment({ nullable: true })
  activated_at!: Instant | null;

  /** Day on which it was paused. `null` unless paused. */
  paused_on!: string | null;

  /** When it was reported as past its last day. `null` otherwise. */
  @Moment({ nullable: true })
  end_passed_at!: Instant | null;

  /** When it ended, in whatever way. `null` while it is open. */
  @Moment({ nullable: true })
  ended_at!: Instant | null;

  /** All mentors so far, oldest first. */
  mentors!: MentorPeriodDto[];

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A mentorship, with the permissions of the caller on it. */
export class MentorshipDto extends Permitted(MentorshipRowDto) {}
