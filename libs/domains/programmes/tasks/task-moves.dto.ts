import { ApiSchema } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { IsText, Omittable } from '@app/validation';
import { TaskStatus } from './task-status';

const REASONED = [TaskStatus.Blocked, TaskStatus.Waived];

/** Why it cannot go on, or need not be done. */
@ApiSchema({ name: 'TaskReason' })
export class ReasonDto {
  /** @example 'The parts have not come yet' */
  @IsText(1_000)
  reason!: string;
}

/** What is handed in, if there is anything to show. */
@ApiSchema({ name: 'TaskHandIn' })
export class HandInDto {
  /** @example 'I have marked every bowing in pencil.' */
  @Omittable()
  @IsText(10_000)
  text?: string;

  /** Where it can be seen. */
  @Omittable()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  link?: string;
}

@ApiSchema({ name: 'TaskReview' })
export class VerdictDto {
  /** @example 'Bar 40 still has the old bowing.' */
  @IsOptional()
  @IsText(5_000)
  note?: string;
}

export class ChangeStatusDto {
  /** Where it is to be. @example in_progress */
  @IsEnum(TaskStatus)
  status!: TaskStatus;

  /** Why it is blocked or waived: those two need it. */
  @ValidateIf(({ status, reason }: ChangeStatusDto) => REASONED.includes(status) || reason !== undefined)
  @IsText(1_000)
  reason?: string;

  /** What the reviewer thinks of it. */
  @Omittable()
  @IsText(5_000)
  note?: string;
}
