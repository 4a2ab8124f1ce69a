import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering, Permitted } from '@app/http';
import { IsDay, IsLine, IsName, IsWhole, Moment, Omittable } from '@app/validation';
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

/** What a file has changed. */
export class ImportedHolidaysDto {
  /** @example 34 */
  @ApiProperty({ type: 'integer' })
  created!: number;

  /** Those that had another name. */
  @ApiProperty({ type: 'integer' })
  updated!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;
}
