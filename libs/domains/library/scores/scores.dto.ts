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

/** Metadata of a score. `null` clears a field. */
export class ScoreMetadataDto {
  /** Composer. @example 'Claude Debussy' */
  @IsOptional()
  @IsLine(200)
  composer?: string | null;

  /** Arranger. */
  @IsOptional()
  @IsLine(200)
  arranger?: string | null;

  /** Instrumentation. @example piano */
  @IsOptional()
  @IsLine(200)
  instrumentation?: string | null;

  /** Genre. */
  @IsOptional()
  @IsLine(100)
  genre?: string | null;

  /** Difficulty from 1 (easy) to 5. @example 3 */
  @IsOptional()
  @IsWhole(1, HARDEST)
  difficulty?: number | null;

  /** The owner's note. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  note?: string | null;
}

/** Fields of a score to change. `null` clears a field. */
export class UpdateScoreDto extends ScoreMetadataDto {
  /** Title of the score. @example 'Clair de lune' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** Tags; they replace the existing ones. @example ["encore"] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsLine(TAG_LENGTH, { each: true })
  tags?: string[];
}

const A_UUID = { format: 'uuid', example: '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10' } as const;

/** A new score. */
export class CreateScoreDto extends UpdateScoreDto {
  /** ID of the upload whose PDF becomes the score's file. */
  @IsUUID()
  @ApiProperty(A_UUID)
  upload_id!: string;

  /** Title of the score. @example 'Clair de lune' */
  @IsName(200)
  declare title: string;
}

/** Status of one processing step. */
@ApiSchema({ name: 'ScoreFinding' })
export class FindingDto {
  /** Status of the step. */
  @ApiProperty({ enum: JobStatus, enumName: 'JobStatus' })
  status!: JobStatus;

  /** Why it failed. `null` unless it failed. @example encrypted */
  error!: string | null;
}

/** Status of the background processing of a file. */
@ApiSchema({ name: 'ScoreFindings' })
export class FindingsDto {
  /** Reading of the PDF information. */
  pdf_info!: FindingDto;
  /** Rendering of the thumbnail. */
  thumbnail!: FindingDto;
}

/** A file of a score and the information read from it. */
export class ScoreFileDto {
  /** ID of the upload. */
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;
  /** Name of the uploaded file. @example 'Clair de lune.pdf' */
  original_filename!: string;
  /** Size of the file in bytes. */
  size_bytes!: number;
  /** SHA-256 hash of the file. `null` until it has been read. */
  sha256!: string | null;
  /** Number of pages. `null` until it has been read. @example 6 */
  pages!: number | null;
  /** Width of the first page in points (1/72 inch). @example 595.28 */
  @Fraction({ nullable: true })
  page_width!: number | null;

  /** Height of the first page in points (1/72 inch). @example 841.89 */
  @Fraction({ nullable: true })
  page_height!: number | null;
  /** Title in the PDF metadata. */
  pdf_title!: string | null;
  /** True if the PDF has password-protected permissions (such as printing). */
  is_encrypted!: boolean | null;
  /** True if the PDF's index of objects was damaged and rebuilt: pages may be missing. */
  is_repaired!: boolean | null;
  /** True if there is a thumbnail. */
  has_thumbnail!: boolean;
  /** Status of the file. */
  @ApiProperty({ enum: FileStatus, enumName: 'FileStatus' })
  status!: FileStatus;
  /** Why the file could not be read. `null` unless it failed. @example encrypted */
  failure!: string | null;
  /** Status of the background processing. */
  jobs!: FindingsDto;
}

/** A score in a list. */
export class ScoreRowDto extends ScoreFileDto {
  id!: number;
  version!: number;
  /** Title of the score. */
  title!: string;
  /** Composer. */
  composer!: string | null;
  /** Arranger. */
  arranger!: string | null;
  /** Instrumentation. */
  instrumentation!: string | null;
  /** Genre. */
  genre!: string | null;
  /** Difficulty from 1 (easy) to 5. @example 3 */
  difficulty!: number | null;
  /** Tags. */
  tags!: string[];
  /** The owner's note. */
  note!: string | null;
  /** Path to request the thumbnail. `null` if there is none. @example /api/v1/scores/7/thumbnail */
  thumbnail!: string | null;
  /** Signed URL of the thumbnail for an `<img>`, valid for 1 hour. `null` if there is none. */
  thumbnail_url!: string | null;
  /** Number of the current version. */
  version_number!: number;
  /** Number of versions. */
  version_count!: number;

  /** When it was moved to the trash. `null` outside the trash. */
  @Moment({ nullable: true })
  trashed_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A score with the caller's permissions on it. */
export class ScoreDto extends Permitted(ScoreRowDto) {}
