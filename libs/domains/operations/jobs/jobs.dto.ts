import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform, plainToInstance } from 'class-transformer';
import { IsEnum, IsIn, IsObject, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type Actor, permissionsOn } from '@app/auth';
import type { Instant } from '@app/database';
import { EnumFilter, ListDto, Ordering, Permitted, TextIdFilter } from '@app/http';
import { IsEmailAddress, Moment } from '@app/validation';
import { ONE_LINE, SendEmail } from '@app/mail';
import { type Backlog, JobStatus, QueueName } from '@app/outbox';
import type { Job } from './job.entity';
import { JobsPolicy } from './jobs.policy';

/** Data of a `send_email` job. */
export class SendEmailDto {
  /** Address of the recipient. @example clara@example.com */
  @IsEmailAddress()
  to!: string;

  /** One line. @example 환영합니다 */
  @IsString()
  @Length(1, 200)
  @Matches(ONE_LINE, { message: 'must be one line', context: { ko: '한 줄이어야 합니다' } })
  subject!: string;

  /** Plain text. @example 'See you on Monday.' */
  @IsString()
  @Length(1, 100_000)
  @Matches(/^[^\0]*$/, { message: 'must not contain a NUL', context: { ko: 'NUL 문자를 포함할 수 없습니다' } })
  body!: string;
}

/** Class of the input of each kind of job that can be started. */
const DATA = { [SendEmail.name]: SendEmailDto } as const;

const asDataOf = ({ obj, value }: { obj: { name?: unknown }; value: unknown }): unknown => {
  const shape = typeof obj.name === 'string' && Object.hasOwn(DATA, obj.name) ? DATA[obj.name] : undefined;
  return shape && typeof value === 'object' && !Array.isArray(value) ? plainToInstance(shape, value) : value;
};

/** A job to start. */
@ApiExtraModels(SendEmailDto)
export class StartJobDto {
  /** Kind of the job. @example send_email */
  @ApiProperty({ enum: Object.keys(DATA) })
  @IsIn(Object.keys(DATA))
  name!: string;

  /** Queue to use. Default: the queue of its kind. */
  @ApiPropertyOptional({ enum: QueueName, enumName: 'QueueName' })
  @IsOptional()
  @IsEnum(QueueName)
  queue?: QueueName;

  /** Input of the job. Its schema depends on `name`. */
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(SendEmailDto) }] })
  @Transform(asDataOf)
  @IsObject()
  @ValidateNested()
  data!: object;
}

export class ListJobsDto extends ListDto {
  /** Only these IDs: comma-separated or repeated. */
  @TextIdFilter(/^[1-9]\d{0,17}$/)
  ids?: string[];

  /** Only these statuses. */
  @EnumFilter({ JobStatus })
  status?: JobStatus[];

  /** Only these queues. */
  @EnumFilter({ QueueName })
  queue?: QueueName[];

  /** Only this kind of job. @example send_email */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @Ordering('created_at', 'finished_at')
  ordering: string[] = ['-created_at'];
}

/** A background job. */
export class JobRowDto {
  /** ID of the job. @example '1024' */
  id!: string;

  /** Queue of the job. */
  @ApiProperty({ enum: QueueName, enumName: 'QueueName' })
  queue!: QueueName;

  /** Kind of the job. @example send_email */
  name!: string;

  /** Status of the job. */
  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus' })
  status!: JobStatus;

  /** Number of attempts so far. */
  attempts!: number;

  /** In per cent. */
  progress!: number;

  /** Result. Its shape depends on `name`. `null` without one. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  result!: object | null;

  /** Why the last attempt failed. `null` if it did not. */
  error!: string | null;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was started. `null` until then. */
  @Moment({ nullable: true })
  started_at!: Instant | null;

  /** When it finished. `null` until then. */
  @Moment({ nullable: true })
  finished_at!: Instant | null;
}

/** One job, with the caller's permissions on it. */
export class JobDto extends Permitted(JobRowDto) {
  static from(job: Job, actor: Actor): JobDto {
    const { id, queue, name, status, attempts, progress, result, error, created_at, started_at, finished_at } = job;
    const row = { id, queue, name, status, attempts, progress, error, created_at, started_at, finished_at };
    return { ...row, result: result as object | null, ...permissionsOn(actor, JobsPolicy.read.resource, job) };
  }
}

/** Backlog of a queue. In `events`, events wait until they become one job per listener. */
export class QueueDto implements Backlog {
  /** Name of the queue. @example high_priority */
  queue!: string;
  /** Jobs in the queue that wait for a worker. */
  queued!: number;
  /** Jobs that a worker runs. */
  started!: number;
  /** Seconds since the oldest queued or started job was dispatched. */
  age_s!: number;
  /** Due jobs not yet dispatched to the queue (outbox backlog). */
  untold!: number;
  /** Seconds for which the oldest of those has been due. */
  lag_s!: number;
  /** Jobs that are due later. */
  delayed!: number;
  /** Jobs due for an hour that no worker has started. */
  untaken!: number;
}
