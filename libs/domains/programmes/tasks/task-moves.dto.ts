import { ApiSchema } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { IsId, IsText, Omittable } from '@app/validation';
import { UploadIds } from '@library/attachments/dto';
import { TaskStatus } from './task-status';

const REASONED = [TaskStatus.Blocked, TaskStatus.Waived];

/** The reason why a task is blocked or waived. */
@ApiSchema({ name: 'TaskReason' })
export class ReasonDto {
  /** Why the task is blocked or waived. @example 'The parts have not come yet' */
  @IsText(1_000)
  reason!: string;
}

/** The content of a submission. All fields are optional. */
@ApiSchema({ name: 'TaskHandIn' })
export class HandInDto {
  /** Text of the submission. @example 'I have marked every bowing in pencil.' */
  @Omittable()
  @IsText(10_000)
  text?: string;

  /** URL of the submitted work. */
  @Omittable()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  link?: string;

  /** ID of a Markdown document that you own and edit. Its present text is kept, and those who review the task may read what is published of it. */
  @Omittable()
  @IsId()
  document_id?: number;

  /** IDs of the submitted files, in this order: uploads with the purpose `attachment`. */
  @UploadIds()
  upload_ids?: string[];
}

/** The review of a submission. */
@ApiSchema({ name: 'TaskReview' })
export class VerdictDto {
  /** Note of the reviewer to the assignee. @example 'Bar 40 still has the old bowing.' */
  @IsOptional()
  @IsText(5_000)
  note?: string;
}

/** A new status of a task. */
export class ChangeStatusDto {
  /** Status to move the task to. @example in_progress */
  @IsEnum(TaskStatus)
  status!: TaskStatus;

  /** Why it is blocked or waived; required for these two. */
  @ValidateIf(({ status, reason }: ChangeStatusDto) => REASONED.includes(status) || reason !== undefined)
  @IsText(1_000)
  reason?: string;

  /** Note of the reviewer to the assignee. */
  @Omittable()
  @IsText(5_000)
  note?: string;
}
