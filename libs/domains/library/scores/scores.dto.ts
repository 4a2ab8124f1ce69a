import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { Permitted } from '@app/http';
import { Fraction, IsLine, IsName, IsWhole, Moment, Omittable } from '@app/validation';
import { JobStatus } from '@app/outbox';
import { FileStatus } from '@library/files';
import { MAX_TAGS } from './score.entity';

export const TAG_LENGTH = 50;
export const HARDEST = 5;

/** What is said of a score. What is left out stays, null takes away. */
export class ScoreMetadataDto {
  /** @example 'Claude Debussy' */
  @IsOptional()
  @IsLine(200)
  composer?: string | null;

  @IsOptional()
  @IsLine(200)
  arranger?: string | null;

  /** @example piano */
  @IsOptional()
  @IsLine(200)
  instrumentation?: string | null;

  @IsOptional()
  @IsLine(100)
  genre?: string | null;

  /** From 1 (easy) to 5. @example 3 */
  @IsOptional()
  @IsWhole(1, HARDEST)
  difficulty?: number | null;

  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  note?: string | null;
}

export class UpdateScoreDto extends ScoreMetadataDto {
  /** @example 'Clair de lune' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** In place of those it has. @example ["encore"] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsLine(TAG_LENGTH, { each: true })
  tags?: string[];
}

const A_UUID = { format: 'uuid', example: '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10' } as const;

export class CreateScoreDto extends UpdateScoreDto {
  /** Of the PDF that has been uploaded: it becomes the score's file. */
  @IsUUID()
  @ApiProperty(A_UUID)
  upload_id!: string;

  /** @example 'Clair de lune' */
  @IsName(200)
  declare title: string;
}

@ApiSchema({ name: 'ScoreFinding' })
export class FindingDto {
  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus' })
  status!: JobStatus;

  /** Why it failed. @example encrypted */
  error!: string | null;
}

/** What the worker finds out about a file. */
@ApiSchema({ name: 'ScoreFindings' })
export class FindingsDto {
  pdf_info!: FindingDto;
  thumbnail!: FindingDto;
}

/** A file of a score, and what was found in it. */
export class ScoreFileDto {
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;
  /** @example 'Clair de lune.pdf' */
  original_filename!: string;
  size_bytes!: number;
  /** Once it has been read. */
  sha256!: string | null;
  /** Once it has been read. @example 6 */
  pages!: number | null;
  /** Of the first page, in points (72 to an inch). @example 595.28 */
  @Fraction({ nullable: true })
  page_width!: number | null;

  /** Of the first page, in points (72 to an inch). @example 841.89 */
  @Fraction({ nullable: true })
  page_height!: number | null;
  /** What the PDF calls itself. */
  pdf_title!: string | null;
  /** Whether something must not be done with it without a password. A file that cannot even be read has failed. */
  is_encrypted!: boolean | null;
  /** Whether its table of contents is broken and has been repaired: look at whether all pages are there. */
  is_repaired!: boolean | null;
  has_thumbnail!: boolean;
  @ApiProperty({ enum: FileStatus, enumName: 'FileStatus' })
  status!: FileStatus;
  /** Why it could not be read. @example encrypted */
  failure!: string | null;
  jobs!: FindingsDto;
}

export class ScoreRowDto extends ScoreFileDto {
  id!: number;
  version!: number;
  title!: string;
  composer!: string | null;
  arranger!: string | null;
  instrumentation!: string | null;
  genre!: string | null;
  /** From 1 (easy) to 5. @example 3 */
  difficulty!: number | null;
  tags!: string[];
  note!: string | null;
  /** Where to ask for it, where there is one. @example /api/v1/scores/7/thumbnail */
  thumbnail!: string | null;
  /** Signed URL of the thumbnail, good for an hour and for an `<img>`; null while there is no thumbnail. */
  thumbnail_url!: string | null;
  /** Of the version that is shown. */
  version_number!: number;
  version_count!: number;

  @Moment({ nullable: true })
  trashed_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One score, with the caller's permissions on it. */
export class ScoreDto extends Permitted(ScoreRowDto) {}
