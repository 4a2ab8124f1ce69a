import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsInstant, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

const LONGEST_MINUTES = 1_440;
const MAX_NOTES = 20_000;

/** What is left out stays, null takes away. */
export class UpdateMeetingDto {
  /** @example '첫 만남' */
  @Omittable()
  @IsName(200)
  title?: string;

  @Omittable()
  @IsInstant()
  starts_at?: Instant;

  /** How long it takes. Half an hour unless given. */
  @Omittable()
  @IsWhole(1, LONGEST_MINUTES)
  minutes?: number;

  /** A room, or a link. @example 'Room 3' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  place?: string | null;

  /** For both of them. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_NOTES)
  notes?: string | null;

  /** For the mentor and admins: the mentee never sees them, nor does another mentor. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_NOTES)
  mentor_notes?: string | null;
}

export class AddMeetingDto extends UpdateMeetingDto {
  /** @example '첫 만남' */
  @IsName(200)
  declare title: string;

  @IsInstant()
  declare starts_at: Instant;
}

export class ListMeetingsDto extends IdsListDto {
  /** At this moment or later. */
  @AfterFilter()
  starts_after?: Instant;

  /** Before this moment. */
  @BeforeFilter()
  starts_before?: Instant;

  @Ordering('starts_at', 'created_at')
  ordering: string[] = ['starts_at'];
}

export class MeetingRowDto {
  id!: number;
  version!: number;
  mentorship_id!: number;
  /** @example '첫 만남' */
  title!: string;

  @Moment()
  starts_at!: Instant;

  /** @example 30 */
  minutes!: number;
  /** @example 'Room 3' */
  place!: string | null;
  notes!: string | null;
  /** None for whoever does not see them. */
  mentor_notes!: string | null;
  /** Whose the private notes are. */
  mentor_id!: number;
  /** @example 이준호 */
  mentor_name!: string;
  mentor!: PersonDto;
  author_id!: number;
  /** @example 김미나 */
  author_name!: string;
  author!: PersonDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One meeting, with the caller's permissions on it. */
export class MeetingDto extends Permitted(MeetingRowDto) {}
