import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering, Permitted } from '@app/http';
import { IsDay, IsLine, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { Encoding } from '@app/spreadsheets';
import type { Day } from './day';
import { MAX_NAME } from './holiday.entity';

/** What is left out stays. */
export class UpdateHolidayDto {
  /** @example 2027-02-06 */
  @Omittable()
  @IsDay()
  start_on?: Day;

  /** The last day. On a new holiday it is the first one, too, unless given. @example 2027-02-08 */
  @Omittable()
  @IsDay()
  end_on?: Day;

  /** @example 설날 */
  @Omittable()
  @IsName(MAX_NAME)
  name?: string;
}

export class CreateHolidayDto extends UpdateHolidayDto {
  /** @example 2027-02-06 */
  @IsDay()
  declare start_on: Day;

  /** @example 설날 */
  @IsName(MAX_NAME)
  declare name: string;
}

/** Which holidays: all of them, unless narrowed down. */
export class HolidayPeriodDto {
  /** On any day of this year. */
  @Omittable()
  @IsWhole(1900, 2199)
  year?: number;

  /** On this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** On this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;
}

export class ListHolidaysDto extends IdsListDto {
  /** On any day of this year. */
  @Omittable()
  @IsWhole(1900, 2199)
  year?: number;

  /** On this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** On this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;

  /** In the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('start_on', 'name', 'created_at')
  ordering: string[] = ['start_on'];
}

export class HolidayRowDto {
  id!: number;
  version!: number;

  @ApiProperty({ type: String, format: 'date', example: '2027-02-06' })
  start_on!: Day;

  /** The last day. */
  @ApiProperty({ type: String, format: 'date', example: '2027-02-08' })
  end_on!: Day;

  /** @example 설날 */
  name!: string;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One holiday, with the caller's permissions on it. */
export class HolidayDto extends Permitted(HolidayRowDto) {}

/** How a file of holidays is to be read, and what is to be made of it. */
export class ImportHolidaysDto {
  /** Changes nothing, and answers what would be changed and what is not understood. */
  @Omittable()
  @IsBoolean()
  dry_run?: boolean;

  /** Leaves out the events and lines that are not understood, in place of refusing the file. */
  @Omittable()
  @IsBoolean()
  skip_problems?: boolean;

  /** In which a CSV file is written. Left out, it is recognised; where it is in doubt, a dry run shows a sample and an import takes it from here. */
  @Omittable()
  @IsEnum(Encoding)
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', required: false })
  encoding?: Encoding;
}

/** An event or a line of a file that is not made a holiday. */
export class HolidayProblemDto {
  /** In the file, the first being 1. @example 42 */
  @ApiProperty({ type: 'integer' })
  line!: number;

  /** Name of the day in the file. @example 설날 */
  name!: string | null;

  /** `event`, or the field that it would have filled. @example start_on */
  field!: string;

  /** In the caller's language. @example 'is not a whole day' */
  message!: string;
}

/** Changes that a file has made, or would make. */
export class ImportedHolidaysDto {
  /** Whether this only says what would be changed. */
  dry_run!: boolean;

  /** @example 34 */
  @ApiProperty({ type: 'integer' })
  created!: number;

  /** Those that had another name. */
  @ApiProperty({ type: 'integer' })
  updated!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  /** How many events or lines are left out. */
  @ApiProperty({ type: 'integer' })
  skipped!: number;

  /** Why, the first thousand of them. */
  @ApiProperty({ type: [HolidayProblemDto] })
  problems!: readonly HolidayProblemDto[];

  /** In which a CSV file was read. */
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', nullable: true })
  encoding!: Encoding | null;

  /** Words of a CSV file as they were read, where its encoding is in doubt. @example O’Brien, Åsa */
  encoding_sample!: string | null;
}
