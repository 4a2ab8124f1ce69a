import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsEnum,
  IsIn,
  IsString,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MOST_ROWS } from '@app/bulk';
import { Encoding } from '@app/spreadsheets';
import { IsId, Omittable } from '@app/validation';
import { BulkRequestDto } from '@operations/bulk/dto';
import { MAX_WORD, MOST_PAIRS, MentorshipBulkAction } from './mentorship-bulk';
import { MentorshipReasonDto } from './mentorship-moves.dto';
import { MentorshipStatus } from './mentorship-status';
import { ListMentorshipsDto } from './mentorships.dto';

/** An action on many mentorships to preview, or the token of a preview to run. */
export class MentorshipBulkDto extends BulkRequestDto {
  /** Action. @example remind */
  @ApiProperty({ enum: MentorshipBulkAction, required: false })
  @Omittable()
  @IsEnum(MentorshipBulkAction)
  declare action?: MentorshipBulkAction;
}

/** Filters of the list of mentorships. */
export class MentorshipBulkFilterDto extends OmitType(ListMentorshipsDto, ['page', 'page_size', 'ordering', 'ids'] as const) {}

/** No values. */
export class NoMentorshipValuesDto {}

/** The new mentor of one mentorship. */
export class NewMentorDto {
  /** ID of the mentorship. */
  @IsId()
  mentorship_id!: number;

  /** ID of its new mentor. */
  @IsId()
  mentor_id!: number;
}

/** New mentors. */
export class HandOverManyDto extends MentorshipReasonDto {
  /** ID of the new mentor of all that `by_mentorship` does not name. */
  @ValidateIf(({ mentor_id, by_mentorship }: HandOverManyDto) => mentor_id !== undefined || by_mentorship === undefined)
  @IsId()
  mentor_id?: number;

  /** New mentors of single mentorships. */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ArrayUnique(({ mentorship_id }: NewMentorDto) => mentorship_id)
  @ValidateNested({ each: true })
  @Type(() => NewMentorDto)
  by_mentorship?: NewMentorDto[];
}

/** A new mentorship. The preview looks the names up. */
export class PairDto {
  /** Line of a file. Default: the place in the list, from 1. */
  @Omittable()
  @IsId()
  line?: number;

  /** E-mail address, employee number or ID of the mentor. */
  @IsString()
  @MaxLength(MAX_WORD)
  mentor!: string;

  /** E-mail address, employee number or ID of the mentee. */
  @IsString()
  @MaxLength(MAX_WORD)
  mentee!: string;

  /** Title or ID of the curriculum. */
  @IsString()
  @MaxLength(MAX_WORD)
  curriculum!: string;

  /** First day. @example 2030-01-07 */
  @IsString()
  @MaxLength(MAX_WORD)
  start_on!: string;
}

const FIRST = [MentorshipStatus.Draft, MentorshipStatus.Proposed] as const;

/** Mentorships to create. */
export class CreateManyMentorshipsDto {
  /** The pairs. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PAIRS)
  @ValidateNested({ each: true })
  @Type(() => PairDto)
  pairs!: PairDto[];

  /** Status of all of them. */
  @IsIn(FIRST)
  status: (typeof FIRST)[number] = MentorshipStatus.Proposed;
}

/** Options of a file of pairs. */
export class MentorshipFileDto {
  /** Encoding of a CSV file. Default: detected. */
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', required: false })
  @Omittable()
  @IsEnum(Encoding)
  encoding?: Encoding;

  /** Status of the new mentorships: `draft` or `proposed`. Default: `proposed`. */
  @ApiProperty({ enum: MentorshipStatus, enumName: 'MentorshipStatus', required: false })
  @Omittable()
  @IsIn(FIRST)
  status?: (typeof FIRST)[number];
}
