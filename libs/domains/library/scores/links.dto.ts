import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { IsId, IsWhole, Moment, Omittable } from '@app/validation';
import type { DownloadPlace } from '@library/files';
import type { Job } from '@operations/jobs';
import { FileType } from './score-links.service';

/** Selects a file of a score. */
export class DownloadQueryDto {
  /** File to download. */
  @ApiProperty({ enum: FileType, enumName: 'FileType', required: false, default: FileType.Original })
  @Omittable()
  @IsEnum(FileType)
  file_type?: FileType;

  /** Page number, from 1, for `file_type=page`. Default: 1. */
  @Omittable()
  @IsWhole(1, 10_000)
  page?: number;
}

/** Selects a score and one of its files. */
export class DownloadUrlQueryDto extends DownloadQueryDto {
  /** ID of the score. */
  @IsId()
  score_id!: number;
}

/** A signed download URL, or the job that renders the file. */
export class DownloadUrlDto {
  /** Signed URL to GET. `null` while a page is being rendered. */
  download_url!: string | null;

  /** The download must begin before this time. `null` without a URL. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** ID of the job that renders a page. `null` if there is a URL. */
  @ApiProperty({ type: String, nullable: true, example: '1024' })
  job_id!: string | null;

  static from(found: DownloadPlace | Job): DownloadUrlDto {
    if ('download_url' in found) return { ...found, job_id: null };
    return { download_url: null, expires_at: null, job_id: found.id };
  }
}
