import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { IsId, IsWhole, Moment, Omittable } from '@app/validation';
import type { DownloadPlace } from '@library/files';
import type { Job } from '@operations/jobs';
import { FileType } from './score-links.service';

export class DownloadQueryDto {
  /** The PDF itself, unless something else is asked for. */
  @ApiProperty({ enum: FileType, enumName: 'FileType', required: false, default: FileType.Original })
  @Omittable()
  @IsEnum(FileType)
  file_type?: FileType;

  /** Which one, from 1, where a page is asked for. */
  @Omittable()
  @IsWhole(1, 10_000)
  page?: number;
}

export class DownloadUrlQueryDto extends DownloadQueryDto {
  @IsId()
  score_id!: number;
}

export class DownloadUrlDto {
  /** GET it from here. None while it is being made. */
  download_url!: string | null;

  /** Until then the fetching must have begun. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** What it waits for, while it is being made. */
  @ApiProperty({ type: String, nullable: true, example: '1024' })
  job_id!: string | null;

  static from(found: DownloadPlace | Job): DownloadUrlDto {
    if ('download_url' in found) return { ...found, job_id: null };
    return { download_url: null, expires_at: null, job_id: found.id };
  }
}
