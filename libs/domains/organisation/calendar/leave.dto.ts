import { ApiProperty } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsDay, IsId, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
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

export class ListLeaveDto extends IdsListDto {
  /** Only that of these people. */
  @PersonFilter()
  user_id?: number[];

  /** Only that of people in these departments or in any department beneath them. */
  @IdFilter()
  department_id?: number[];

  /** On this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** On this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;

  @EnumFilter({ LeaveKind })
  kind?: LeaveKind[];

  @Ordering('start_on', 'created_at')
  ordering: string[] = ['start_on'];
}

export class LeaveRowDto {
  id!: number;
  version!: number;
  user!: PersonDto;

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

/** One leave, with the caller's permissions on it. */
export class LeaveDto extends Permitted(LeaveRowDto) {}
