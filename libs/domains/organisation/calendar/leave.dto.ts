import { ApiProperty } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsDay, IsId, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import type { Day } from './day';
import { LeaveKind } from './leave.entity';

/** Changes of a leave entry. Omitted fields stay as they are; `null` clears a field. */
export class UpdateLeaveDto {
  /** First day. @example 2027-07-26 */
  @Omittable()
  @IsDay()
  start_on?: Day;

  /** Last day, inclusive; at most 1,100 days in all. A new entry's default is `start_on`. @example 2027-07-30 */
  @Omittable()
  @IsDay()
  end_on?: Day;

  /** Kind of leave. */
  @ApiProperty({ enum: LeaveKind, enumName: 'LeaveKind', required: false, nullable: true, example: LeaveKind.Annual })
  @IsOptional()
  @IsEnum(LeaveKind)
  kind?: LeaveKind | null;

  /** Note on the leave. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;

  /** ID of a mentor or an admin who reviews submitted tasks that wait for the person while the leave lasts. */
  @IsOptional()
  @IsId()
  substitute_id?: number | null;
}

/** A new leave entry. */
export class TakeLeaveDto extends UpdateLeaveDto {
  /** First day. @example 2027-07-26 */
  @IsDay()
  declare start_on: Day;

  /** ID of the person. Default: you. Admins can give others. */
  @Omittable()
  @IsId()
  user_id?: number;
}

export class ListLeaveDto extends IdsListDto {
  /** Only leave of these people: user IDs, or `me`. */
  @PersonFilter()
  user_id?: number[];

  /** Only leave of people in these departments or their subdepartments. */
  @IdFilter()
  department_id?: number[];

  /** Only leave that ends on this day or later. */
  @Omittable()
  @IsDay()
  from?: Day;

  /** Only leave that starts on this day or earlier. */
  @Omittable()
  @IsDay()
  to?: Day;

  /** Only these kinds. */
  @EnumFilter({ LeaveKind })
  kind?: LeaveKind[];

  @Ordering('start_on', 'created_at')
  ordering: string[] = ['start_on'];
}

/** Days on which a person is away. */
export class LeaveRowDto {
  /** ID of the leave entry. */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;
  /** The person who is away. */
  user!: PersonDto;

  /** First day. */
  @ApiProperty({ type: String, format: 'date', example: '2027-07-26' })
  start_on!: Day;

  /** Last day, inclusive. */
  @ApiProperty({ type: String, format: 'date', example: '2027-07-30' })
  end_on!: Day;

  /** Kind of leave. `null` if not given, or not yours to see. */
  @ApiProperty({ enum: LeaveKind, enumName: 'LeaveKind', nullable: true })
  kind!: LeaveKind | null;

  /** Note on the leave. `null` without one, or if it is not yours to see. */
  note!: string | null;

  /** The colleague who reviews meanwhile. `null` without one. */
  @ApiProperty({ type: PersonDto, nullable: true })
  substitute!: PersonDto | null;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One leave, with the caller's permissions on it. */
export class LeaveDto extends Permitted(LeaveRowDto) {}
