import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type Actor, permissionsOn } from '@app/auth';
import type { Instant } from '@app/database';
import { EnumFilter, ListDto, Ordering, Permitted, TextIdFilter } from '@app/http';
import { JobStatus, QueueName } from '@app/outbox';
import { Moment } from '@app/validation';
import type { DeadLetter } from './dead-letter.entity';
import { DeadLettersPolicy } from './dead-letters.policy';

export class ListDeadLettersDto extends ListDto {
  /** Only these IDs: comma-separated or repeated. */
  @TextIdFilter(/^[1-9]\d{0,17}$/)
  ids?: string[];

  /** Only these queues. */
  @EnumFilter({ QueueName })
  queue?: QueueName[];

  /** Only this kind of message. @example send_email */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @Ordering('created_at', 'finished_at')
  ordering: string[] = ['-finished_at'];
}

/** A message that has failed for good. */
export class DeadLetterRowDto {
  /** ID of the message. @example '1024' */
  id!: string;

  /** Queue of the message. */
  @ApiProperty({ enum: QueueName, enumName: 'QueueName' })
  queue!: string;

  /** Kind of the message: a job, or an event and its listener. @example send_email */
  name!: string;

  /** `queued` after a replay. */
  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus' })
  status!: JobStatus;

  /** Attempts so far. 0 after a replay. */
  attempts!: number;

  /** Why the last attempt failed. `null` after a replay. */
  error!: string | null;

  /** ID of the request that caused it, as in the log. `null` for schedules. */
  request_id!: string | null;

  /** False for mails, whose content has been deleted, and for runs of a schedule. */
  is_replayable!: boolean;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it failed. `null` after a replay. */
  @Moment({ nullable: true })
  finished_at!: Instant | null;
}

/** One dead letter, with the caller's permissions on it. */
export class DeadLetterDto extends Permitted(DeadLetterRowDto) {
  static from(letter: DeadLetter, actor: Actor): DeadLetterDto {
    return { ...letter, ...permissionsOn(actor, DeadLettersPolicy.read.resource, letter) };
  }
}
