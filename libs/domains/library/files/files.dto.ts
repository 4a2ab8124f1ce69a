import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsEnum, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsWhole, Moment, Omittable } from '@app/validation';
import { FilePurpose } from './file-purpose';
import { FileStatus } from './file-status';

const MAX_BYTES = 104_857_600;

export class UploadUrlDto {
  /** In bytes, exactly: 100 MiB at most. Needed unless `size_bytes` is given. @example 48213 */
  @ValidateIf(({ size, size_bytes }: UploadUrlDto) => size !== undefined || size_bytes === undefined)
  @IsWhole(1, MAX_BYTES)
  size?: number;

  /** Another name of `size`. */
  @Omittable()
  @IsWhole(1, MAX_BYTES)
  size_bytes?: number;

  /** @example application/pdf */
  @Matches(/^[a-z]+\/[a-z0-9.+-]+$/, {
    message: 'must be a media type such as application/pdf',
    context: { ko: 'application/pdf와 같은 미디어 타입이어야 합니다' },
  })
  @MaxLength(100)
  mime_type!: string;

  /** What it is called when it is downloaded. @example 'Clair de lune.pdf' */
  @IsLine(255)
  filename!: string;

  /** What it is for: a score unless said otherwise. It decides which types are taken. */
  @Omittable()
  @IsEnum(FilePurpose)
  purpose?: FilePurpose;
}

export class CancelUploadDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid', example: '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10' })
  upload_id!: string;
}

export class UploadPlaceDto {
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;

  /** PUT the file here, and nowhere else, with these headers and no others of yours. */
  upload_url!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'content-length': '48213', 'content-type': 'application/pdf' },
  })
  headers!: Record<string, string>;

  /** Until then the sending must have begun. */
  @Moment()
  expires_at!: Instant;
}

export class UploadRowDto {
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;
  status!: FileStatus;
  purpose!: FilePurpose;
  filename!: string;
  mime_type!: string;
  /** In bytes. */
  size!: number;
  /** Once it has been read. */
  sha256!: string | null;
  /** Why it could not be processed. @example encrypted */
  failure!: string | null;

  @Moment()
  expires_at!: Instant;

  @Moment({ nullable: true })
  committed_at!: Instant | null;

  @Moment({ nullable: true })
  trashed_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One upload, with the caller's permissions on it. */
export class UploadDto extends Permitted(UploadRowDto) {}

export class EmptyTrashDto {
  /** Whose: your own, unless given. */
  @Omittable()
  @IsId()
  user_id?: number;
}

@ApiSchema({ name: 'EmptiedTrash' })
export class EmptyingDto {
  /** What is on its way out. */
  file_count!: number;
  bytes!: number;
}

export class ListUsageDto extends ListDto {
  /** In the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('name', 'user_id')
  ordering: string[] = ['name'];
}

@ApiSchema({ name: 'FileUsage' })
export class UsageDto {
  user_id!: number;
  /** @example 김미나 */
  name!: string;
  file_count!: number;
  bytes!: number;
  trashed_count!: number;
  trashed_bytes!: number;
}

export class StorageReportDto {
  id!: number;

  @Moment()
  started_at!: Instant;

  @Moment()
  finished_at!: Instant;

  /** Objects that are paid for, and there. */
  object_count!: number;
  object_bytes!: number;

  /** Objects that are paid for, and gone. */
  @ApiProperty({ type: [String] })
  missing!: string[];

  /** Objects of another size than is paid for. */
  @ApiProperty({ type: [String] })
  wrong_size!: string[];

  /** What no row named, older than a day: taken away. */
  removed_count!: number;
  /** Balances that were put right. */
  adjusted_count!: number;
}
