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

export class SendEmailDto {
  /** @example clara@example.com */
  @IsEmailAddress()
  to!: string;

  /** One line. @example 환영합니다 */
  @IsString()
  @Length(1, 200)
  @Matches(ONE_LINE, { message: 'must be one line', context: { ko: '한 줄이어야 합니다' } })
  subject!: string;

  /** @example 'See you on Monday.' */
  @IsString()
  @Length(1, 100_000)
  @Matches(/^[^\0]*$/, { message: 'must not contain a NUL', context: { ko: 'NUL 문자를 포함할 수 없습니다' } })
  body!: string;
}

/** What each job that can be started has to be told. */
const DATA = { [SendEmail.name]: SendEmailDto } as const;

const asDataOf = ({ obj, value }: { obj: { name?: unknown }; value: unknown }): unknown => {
  const shape = typeof obj.name === 'string' && Object.hasOwn(DATA, obj.name) ? DATA[obj.name] : undefined;
  return shape && typeof value === 'object' && !Array.isArray(value) ? plainToInstance(shape, value) : value;
};

@ApiExtraModels(SendEmailDto)
export class StartJobDto {
  /** @example send_email */
  @ApiProperty({ enum: Object.keys(DATA) })
  @IsIn(Object.keys(DATA))
  name!: string;

  /** Another queue than its own. */
  @ApiPropertyOptional({ enum: QueueName, enumName: 'QueueName' })
  @IsOptional()
  @IsEnum(QueueName)
  queue?: QueueName;

  /** What the job has to be told; its shape depends on the name. */
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(SendEmailDto) }] })
  @Transform(asDataOf)
  @IsObject()
  @ValidateNested()
  data!: object;
}

export class ListJobsDto extends ListDto {
  /** Only these: several by comma or repeated. */
  @TextIdFilter(/^[1-9]\d{0,17}$/)
  ids?: string[];

  @EnumFilter({ JobStatus })
  status?: JobStatus[];

  @EnumFilter({ QueueName })
  queue?: QueueName[];

  /** @example send_email */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @Ordering('created_at', 'finished_at')
  ordering: string[] = ['-created_at'];
}

export class JobRowDto {
  /** @example '1024' */
  id!: string;

  @ApiProperty({ enum: QueueName, enumName: 'QueueName' })
  queue!: QueueName;

  /** @example send_email */
  name!: string;

  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus' })
  status!: JobStatus;

  /** How often it has been tried. */
  attempts!: number;

  /** In per cent. */
  progress!: number;

  /** What came of it; its shape depends on the name. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  result!: object | null;

  /** Why the last attempt failed. */
  error!: string | null;

  @Moment()
  created_at!: Instant;

  @Moment({ nullable: true })
  started_at!: Instant | null;

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

/** How a queue stands. `events` is where events wait to become one job per listener. */
export class QueueDto implements Backlog {
  /** @example high_priority */
  queue!: string;
  /** Told, and waiting for a worker. */
  queued!: number;
  /** A worker is at them. */
  started!: number;
  /** Seconds that the oldest of those has been waiting for. */
  age_s!: number;
  /** Due, and not told to the queue yet. */
  untold!: number;
  /** Seconds that the oldest of those has been due for. */
  lag_s!: number;
  /** To be done later. */
  delayed!: number;
  /** Due for an hour, and begun by no worker. */
  untaken!: number;
}
