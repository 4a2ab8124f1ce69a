import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { ScoreFileDto } from './scores.dto';

/** Query of the list of score versions. */
export class ListScoreVersionsDto extends ListDto {}

/** A new version of a score. */
export class AddScoreVersionDto {
  /** ID of the upload of the PDF. */
  @IsUUID()
  @ApiProperty({ format: 'uuid', example: '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10' })
  upload_id!: string;
}

/** A version of a score in a list. */
export class ScoreVersionRowDto extends ScoreFileDto {
  /** Number of the version, from 1. Never reused. */
  number!: number;
  /** Revision of this entry. */
  version!: number;
  /** True if it is the current version. */
  is_current!: boolean;

  /** When it was added. */
  @Moment()
  created_at!: Instant;
}

/** A version of a score with the caller's permissions on the score that apply to it. */
export class ScoreVersionDto extends Permitted(ScoreVersionRowDto) {}
