import { IsDay, IsWhole, Omittable } from '@app/validation';
import { ApiProperty } from '@nestjs/swagger';
import type { Day } from './day';

const FURTHEST = 10_000;

export class ReckonDto {
  /** First day. Default: today in your time zone. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** Day after the last one that is counted. Give either this or `add`. */
  @Omittable()
  @IsDay()
  to?: Day;

  /** Number of workdays after `from`, or before it if negative. Replaces `to`. */
  @Omittable()
  @IsWhole(-FURTHEST, FURTHEST)
  add?: number;
}

/** Workdays between two days. */
export class WorkdaysDto {
  /** First day. */
  @ApiProperty({ type: String, format: 'date', example: '2026-03-02' })
  start_on!: Day;

  /** The given `to`, or the workday that `add` leads to. */
  @ApiProperty({ type: String, format: 'date', example: '2026-03-09' })
  end_on!: Day;

  /** Number of workdays from `start_on` to the day before `end_on`. @example 5 */
  @ApiProperty({ type: 'integer' })
  workdays!: number;

  /** Your time zone. @example Asia/Seoul */
  timezone!: string;
}
