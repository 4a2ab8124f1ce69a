import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
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
import { Happening } from './mentorship-happenings';
import { MentorshipStatus } from './mentorship-status';

const INT4_MAX = 2_147_483_647;
const MAX_CURRICULA = 5;

/** What is left out stays, null takes away. The first three belong to what is agreed on: only a draft's can be changed. */
export class UpdateMentorshipDto {
  /** What it follows, one or several. @example [1] */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CURRICULA)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  curriculum_ids?: number[];

  /** Its first day, where the company is. @example 2030-01-07 */
  @Omittable()
  @IsDay()
  start_on?: string;

  /** Its last day: that of the longest curriculum, unless given. */
  @Omittable()
  @IsDay('2026-06-30')
  end_on?: string;

  /** What it is for. @example 'Lead a section by summer' */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  goal?: string | null;

  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags?: string[];
}

/**
 * An admin names both people, the curricula and the first day. A mentor leaves themselves out, and proposes. A mentee asks for a mentor:
 * everything is a wish, and may be left out.
 */
export class CreateMentorshipDto extends UpdateMentorshipDto {
  /** A mentor, or an admin. A mentor's own is theirs. @example 3 */
  @Omittable()
  @IsId()
  mentor_id?: number;

  /** @example 2 */
  @Omittable()
  @IsId()
  mentee_id?: number;

  /** Where it begins: `draft` for admins unless given; `active` at once, where the first day has come; `proposed` for mentors. */
  @ApiProperty({ enum: MentorshipStatus, enumName: 'MentorshipStatus', required: false })
  @Omittable()
  @IsIn([MentorshipStatus.Draft, MentorshipStatus.Proposed, MentorshipStatus.Active])
  status?: MentorshipStatus.Draft | MentorshipStatus.Proposed | MentorshipStatus.Active;
}

export class ListMentorshipsDto extends IdsListDto {
  /** In the curricula's title, or in a name. @example 미나 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only those that these people mentor. */
  @PersonFilter()
  mentor_id?: number[];

  /** Only those of these mentees. */
  @PersonFilter()
  mentee_id?: number[];

  /** Only those whose mentee is in these departments or in any department beneath them. */
  @IdFilter()
  department_id?: number[];

  /** Only those that follow one of these curricula. */
  @IdFilter()
  curriculum_id?: number[];

  @EnumFilter({ MentorshipStatus })
  status?: MentorshipStatus[];

  /** Only those that have all of these tags. */
  @TagFilter(50)
  tags?: string[];

  /** The first day is this day or later. */
  @Omittable()
  @IsDay()
  start_on_after?: string;

  /** The first day is this day or earlier. */
  @Omittable()
  @IsDay()
  start_on_before?: string;

  /** The last day is this day or later. */
  @Omittable()
  @IsDay()
  end_on_after?: string;

  /** The last day is this day or earlier. */
  @Omittable()
  @IsDay()
  end_on_before?: string;

  /** Whether it goes on past its last day. */
  @Omittable()
  @IsBoolean()
  end_passed?: boolean;

  @Ordering('created_at', 'updated_at', 'start_on', 'end_on', 'status', 'curriculum_title', 'mentor_name', 'mentee_name', 'progress')
  ordering: string[] = ['-updated_at'];
}

export class TimelineDto extends FeedDto {}

/** Something that has happened to a mentorship. */
export class MentorshipEventDto {
  id!: number;
  kind!: Happening;
  /** None where it came about by itself. */
  actor_id!: number | null;
  actor_name!: string | null;
  actor!: PersonDto | null;
  reason!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What else there is to know: ids and days.' })
  facts!: object;

  @Moment()
  created_at!: Instant;
}

export class FollowedCurriculumDto {
  id!: number;
  /** @example 'First weeks in the strings' */
  title!: string;
  /** Settled when it begins. */
  version!: number | null;
}

/** Who has mentored, and from when until when. */
export class MentorPeriodDto {
  /** Of the mentor. */
  id!: number;
  /** @example 이준호 */
  name!: string;

  @Moment()
  started_at!: Instant;

  @Moment({ nullable: true })
  ended_at!: Instant | null;
}

export class MentorshipRowDto {
  id!: number;
  version!: number;
  status!: MentorshipStatus;
  /** Why it is in this state, where somebody has said so. */
  reason!: string | null;
  mentor_id!: number;
  /** @example 이준호 */
  mentor_name!: string;
  mentor!: PersonDto;
  mentee_id!: number;
  /** @example 김미나 */
  mentee_name!: string;
  mentee!: PersonDto;
  /** The curricula's titles, joined. @example 'First weeks in the strings' */
  curriculum_title!: string;
  curricula!: FollowedCurriculumDto[];
  /** Of the longest curriculum. @example 8 */
  total_weeks!: number;
  /** What there is to do, without what was waived or cancelled. */
  @ApiProperty({ type: 'integer' })
  total_tasks!: number;
  /** How many of them are done. */
  @ApiProperty({ type: 'integer' })
  completed_tasks!: number;
  tags!: string[];
  goal!: string | null;
  /** @example 2030-01-07 */
  start_on!: string;
  /** @example 2030-03-03 */
  end_on!: string;
  author_id!: number;
  author!: PersonDto;

  @Moment({ nullable: true })
  expires_at!: Instant | null;

  @Moment({ nullable: true })
  mentor_accepted_at!: Instant | null;

  @Moment({ nullable: true })
  mentee_accepted_at!: Instant | null;

  @Moment({ nullable: true })
  activated_at!: Instant | null;

  paused_on!: string | null;

  /** When it was noticed that it goes on past its last day. */
  @Moment({ nullable: true })
  end_passed_at!: Instant | null;

  @Moment({ nullable: true })
  ended_at!: Instant | null;

  /** Who has mentored so far, in their order. */
  mentors!: MentorPeriodDto[];

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One mentorship, with the caller's permissions on it. */
export class MentorshipDto extends Permitted(MentorshipRowDto) {}
