import { IsDay, IsWhole, Omittable } from '@app/validation';
import { ApiProperty } from '@nestjs/swagger';
import type { Day } from './day';

const FURTHEST = 10_000;

export class ReckonDto {
  /** Today, where you are, unless given. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** Up to this day. */
  @Omittable()
  @IsDay()
  to?: Day;

  /** So many workdays later, or earlier when below zero: in place of `to`. */
  @Omittable()
  @IsWhole(-FURTHEST, FURTHEST)
  add?: number;
}

export class WorkdaysDto {
  @ApiProperty({ type: String, format: 'date', example: '2026-03-02' })
  start_on!: Day;

  /** The day that was given, or a workday. */
  @ApiProperty({ type: String, format: 'date', example: '2026-03-09' })
  end_on!: Day;

  /** How many of the days are workdays, the first one with them and the last one not. @example 5 */
  @ApiProperty({ type: 'integer' })
  workdays!: number;

  /** @example Asia/Seoul */
  timezone!: string;
}
