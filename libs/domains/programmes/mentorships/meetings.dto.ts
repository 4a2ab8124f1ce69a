import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsInstant, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { AttachmentDto, UploadIds } from '@library/attachments/dto';
import { PersonDto } from '@organisation/users/dto';

const LONGEST_MINUTES = 1_440;
const MAX_NOTES = 20_000;

/** Fields left out stay unchanged; `null` clears a field. */
export class UpdateMeetingDto {
  /** Title. @example '첫 만남' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** When it starts. */
  @Omittable()
  @IsInstant()
  starts_at?: Instant;

  /** Duration in minutes. Default of a new meeting: 30. */
  @Omittable()
  @IsWhole(1, LONGEST_MINUTES)
  minutes?: number;

  /** Room or link. @example 'Room 3' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  place?: string | null;

  /** Notes that both people see. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_NOTES)
  notes?: string | null;

  /** Private notes of the mentor. Admins see them; the mentee and other mentors do not. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_NOTES)
  mentor_notes?: string | null;

  /** IDs of the files that it is to have, in this order: uploads with the purpose `attachment`. Both people see them. Left-out ones are deleted. */
  @UploadIds()
  upload_ids?: string[];
}

/** A new meeting. */
export class AddMeetingDto extends UpdateMeetingDto {
  /** Title. @example '첫 만남' */
  @IsName(200)
  declare title: string;

  /** When it starts. */
  @IsInstant()
  declare starts_at: Instant;
}

/** Filters and order of the list of meetings. */
export class ListMeetingsDto extends IdsListDto {
  /** Only meetings that start at this time or later. */
  @AfterFilter()
  starts_after?: Instant;

  /** Only meetings that start before this time. */
  @BeforeFilter()
  starts_before?: Instant;

  @Ordering('starts_at', 'created_at')
  ordering: string[] = ['starts_at'];
}

/** A meeting in a list. */
export class MeetingRowDto {
  /** ID of the meeting. */
  id!: number;
  version!: number;
  /** ID of the mentorship. */
  mentorship_id!: number;
  /** Title. @example '첫 만남' */
  title!: string;

  /** When it starts. */
  @Moment()
  starts_at!: Instant;

  /** Duration in minutes. @example 30 */
  minutes!: number;
  /** Room or link. `null` if not set. @example 'Room 3' */
  place!: string | null;
  /** Notes that both people see. `null` if there are none. */
  notes!: string | null;
  /** Private notes. `null` if there are none or you may not see them. */
  mentor_notes!: string | null;
  /** ID of the mentor whose private notes these are. */
  mentor_id!: number;
  /** Name of that mentor. @example 이준호 */
  mentor_name!: string;
  /** That mentor. */
  mentor!: PersonDto;
  /** ID of the author. */
  author_id!: number;
  /** Name of the author. @example 김미나 */
  author_name!: string;
  /** The author. */
  author!: PersonDto;
  /** Files that are attached to it, which both people see. */
  attachments!: AttachmentDto[];

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A meeting, with the permissions of the caller on it. */
export class MeetingDto extends Permitted(MeetingRowDto) {}
