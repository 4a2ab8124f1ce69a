import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering, Permitted } from '@app/http';
import { IsDay, IsLine, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { Encoding } from '@app/spreadsheets';
import type { Day } from './day';
import { MAX_NAME } from './holiday.entity';

/** Changes of a holiday. Omitted fields stay as they are. */
export class UpdateHolidayDto {
  /** First day. @example 2027-02-06 */
  @Omittable()
  @IsDay()
  start_on?: Day;

  /** Last day, inclusive. On creation it defaults to `start_on`. @example 2027-02-08 */
  @Omittable()
  @IsDay()
  end_on?: Day;

  /** Name of the holiday. @example 설날 */
  @Omittable()
  @IsName(MAX_NAME)
  name?: string;
}

/** A new holiday. */
export class CreateHolidayDto extends UpdateHolidayDto {
  /** First day. @example 2027-02-06 */
  @IsDay()
  declare start_on: Day;

  /** Name of the holiday. @example 설날 */
  @IsName(MAX_NAME)
  declare name: string;
}

/** Filters of an export. Default: all holidays. */
export class HolidayPeriodDto {
  /** Only holidays with a day in this year. */
  @Omittable()
  @IsWhole(1900, 2199)
  year?: number;

  /** Only holidays on this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** Only holidays on this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;
}

export class ListHolidaysDto extends IdsListDto {
  /** Only holidays with a day in this year. */
  @Omittable()
  @IsWhole(1900, 2199)
  year?: number;

  /** Only holidays on this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** Only holidays on this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;

  /** Searches the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('start_on', 'name', 'created_at')
  ordering: string[] = ['start_on'];
}

/** Days on which the company does not work. */
export class HolidayRowDto {
  /** ID of the holiday. */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;

  /** First day. */
  @ApiProperty({ type: String, format: 'date', example: '2027-02-06' })
  start_on!: Day;

  /** Last day, inclusive. */
  @ApiProperty({ type: String, format: 'date', example: '2027-02-08' })
  end_on!: Day;

  /** Name of the holiday. @example 설날 */
  name!: string;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One holiday, with the caller's permissions on it. */
export class HolidayDto extends Permitted(HolidayRowDto) {}

/** Options of an import of holidays. */
export class ImportHolidaysDto {
  /** True to change nothing and get the changes and problems. */
  @Omittable()
  @IsBoolean()
  dry_run?: boolean;

  /** True to skip invalid events and lines instead of refusing the file. */
  @Omittable()
  @IsBoolean()
  skip_problems?: boolean;

  /** Encoding of a CSV file. Default: detected. If that is in doubt, a dry run returns a sample, and an import needs this field. */
  @Omittable()
  @IsEnum(Encoding)
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', required: false })
  encoding?: Encoding;
}

/** An event or a line of the file that is no valid holiday. */
export class HolidayProblemDto {
  /** Line of the file, from 1. @example 42 */
  @ApiProperty({ type: 'integer' })
  line!: number;

  /** Name of the holiday in the file. `null` without one. @example 설날 */
  name!: string | null;

  /** Field with the problem, or `event`. @example start_on */
  field!: string;

  /** In your language. @example 'is not a whole day' */
  message!: string;
}

/** Changes that an import made, or would make. */
export class ImportedHolidaysDto {
  /** True if nothing was changed. */
  dry_run!: boolean;

  /** Number of new holidays. @example 34 */
  @ApiProperty({ type: 'integer' })
  created!: number;

  /** Number of renamed holidays. */
  @ApiProperty({ type: 'integer' })
  updated!: number;

  /** Number of holidays that exist already. */
  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  /** Number of skipped events or lines. */
  @ApiProperty({ type: 'integer' })
  skipped!: number;

  /** Why they were skipped: the first 1,000. */
  @ApiProperty({ type: [HolidayProblemDto] })
  problems!: readonly HolidayProblemDto[];

  /** Encoding of a CSV file. `null` for iCalendar. */
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', nullable: true })
  encoding!: Encoding | null;

  /** Decoded words of a CSV file, if its encoding is in doubt; else `null`. @example O’Brien, Åsa */
  encoding_sample!: string | null;
}
