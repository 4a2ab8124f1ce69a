import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsEnum, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsWhole, Moment, Omittable } from '@app/validation';
import { FilePurpose } from './file-purpose';
import { FileStatus } from './file-status';

const MAX_BYTES = 104_857_600;

/** An upload to create. */
export class UploadUrlDto {
  /** Exact size in bytes, at most 100 MiB. Required without `size_bytes`. @example 48213 */
  @ValidateIf(({ size, size_bytes }: UploadUrlDto) => size !== undefined || size_bytes === undefined)
  @IsWhole(1, MAX_BYTES)
  size?: number;

  /** Alias of `size`. */
  @Omittable()
  @IsWhole(1, MAX_BYTES)
  size_bytes?: number;

  /** Media type. `purpose` decides which are allowed. @example application/pdf */
  @Matches(/^[a-z]+\/[a-z0-9.+-]+$/, {
    message: 'must be a media type such as application/pdf',
    context: { ko: 'application/pdf와 같은 미디어 타입이어야 합니다' },
  })
  @MaxLength(100)
  mime_type!: string;

  /** File name for downloads. @example 'Clair de lune.pdf' */
  @IsLine(255)
  filename!: string;

  /**
   * Use of the file; it decides which media types are allowed. Default: `score`. `chat`, `form` and `submission` are earlier names of
   * `attachment`.
   */
  @Omittable()
  @IsEnum(FilePurpose)
  purpose?: FilePurpose;
}

/** An upload to cancel. */
export class CancelUploadDto {
  /** ID of the upload. */
  @IsUUID()
  @ApiProperty({ format: 'uuid', example: '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10' })
  upload_id!: string;
}

/** Where and how to send the file. */
export class UploadPlaceDto {
  /** ID of the upload. */
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;

  /** URL to PUT the file to, with exactly these `headers`. */
  upload_url!: string;

  /** Headers to send with the PUT. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'content-length': '48213', 'content-type': 'application/pdf' },
  })
  headers!: Record<string, string>;

  /** When the PUT must have started at the latest. */
  @Moment()
  expires_at!: Instant;
}

/** An upload. */
export class UploadRowDto {
  /** ID of the upload. */
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;
  /** Status of the file. */
  status!: FileStatus;
  /** Use of the file. */
  purpose!: FilePurpose;
  /** File name for downloads. */
  filename!: string;
  /** Media type. */
  mime_type!: string;
  /** Size in bytes. */
  size!: number;
  /** SHA-256 in hex. `null` until the file has been read. */
  sha256!: string | null;
  /** Reason why processing failed. `null` if it did not. @example encrypted */
  failure!: string | null;

  /** When the upload expires unless it is committed. */
  @Moment()
  expires_at!: Instant;

  /** When it was committed. `null` until then. */
  @Moment({ nullable: true })
  committed_at!: Instant | null;

  /** When it was moved to the trash. `null` if it was not. */
  @Moment({ nullable: true })
  trashed_at!: Instant | null;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One upload, with the caller's permissions on it. */
export class UploadDto extends Permitted(UploadRowDto) {}

/** A trash to empty. */
export class EmptyTrashDto {
  /** ID of the user whose trash is emptied. Default: yourself. */
  @Omittable()
  @IsId()
  user_id?: number;
}

/** Files that are being deleted. */
@ApiSchema({ name: 'EmptiedTrash' })
export class EmptyingDto {
  /** Number of files. */
  file_count!: number;
  /** Total size in bytes. */
  bytes!: number;
}

/** Filters of storage use. */
export class ListUsageDto extends ListDto {
  /** Text in the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('name', 'user_id')
  ordering: string[] = ['name'];
}

/** Storage use of a user. */
@ApiSchema({ name: 'FileUsage' })
export class UsageDto {
  /** ID of the user. */
  user_id!: number;
  /** Name of the user. @example 김미나 */
  name!: string;
  /** Number of files outside the trash. */
  file_count!: number;
  /** Bytes outside the trash. */
  bytes!: number;
  /** Number of files in the trash. */
  trashed_count!: number;
  /** Bytes in the trash. */
  trashed_bytes!: number;
}

/** Reconciliation of the storage with the ledger. */
export class StorageReportDto {
  /** ID of the report. */
  id!: number;

  /** When it started. */
  @Moment()
  started_at!: Instant;

  /** When it finished. */
  @Moment()
  finished_at!: Instant;

  /** Number of objects that are charged and present. */
  object_count!: number;
  /** Total size of these objects, in bytes. */
  object_bytes!: number;

  /** IDs of objects that are charged but missing. */
  @ApiProperty({ type: [String] })
  missing!: string[];

  /** IDs of objects whose size differs from the charged one. */
  @ApiProperty({ type: [String] })
  wrong_size!: string[];

  /** Number of deleted objects: no row named them for a day. */
  removed_count!: number;
  /** Number of corrected balances. */
  adjusted_count!: number;
}
