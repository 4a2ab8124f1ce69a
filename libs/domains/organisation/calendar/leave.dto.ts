import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { IsDay, IsId, ListDto, Moment, Omittable, Ordering } from '@app/http';
import type { Day } from './day';
import { LeaveKind } from './leave.entity';

/** What is left out stays, null takes away. */
export class UpdateLeaveDto {
  /** @example 2027-07-26 */
  @Omittable()
  @IsDay()
  start_on?: Day;

  /** The last day. Of new leave it is the first one, too, unless given. @example 2027-07-30 */
  @Omittable()
  @IsDay()
  end_on?: Day;

  @ApiProperty({ enum: LeaveKind, enumName: 'LeaveKind', required: false, nullable: true, example: LeaveKind.Annual })
  @IsOptional()
  @IsEnum(LeaveKind)
  kind?: LeaveKind | null;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

export class TakeLeaveDto extends UpdateLeaveDto {
  /** @example 2027-07-26 */
  @IsDay()
  declare start_on: Day;

  /** Whose: yours, unless given. Admins enter it for others. */
  @Omittable()
  @IsId()
  user_id?: number;
}

export class ListLeaveDto extends ListDto {
  /** Only this person's. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  user_id?: number;

  /** On this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** On this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;

  @ApiProperty({ enum: LeaveKind, enumName: 'LeaveKind', required: false })
  @Omittable()
  @IsEnum(LeaveKind)
  kind?: LeaveKind;

  @Ordering('start_on', 'created_at')
  ordering: string[] = ['start_on'];
}

export class WhoseLeaveDto {
  id!: number;
  /** @example 김미나 */
  name!: string;
}

export class LeaveDto {
  id!: number;
  user!: WhoseLeaveDto;

  @ApiProperty({ type: String, format: 'date', example: '2027-07-26' })
  start_on!: Day;

  /** The last day. */
  @ApiProperty({ type: String, format: 'date', example: '2027-07-30' })
  end_on!: Day;

  @ApiProperty({ enum: LeaveKind, enumName: 'LeaveKind', nullable: true })
  kind!: LeaveKind | null;

  note!: string | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}
