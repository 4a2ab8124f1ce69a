import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { ScoreFileDto } from './scores.dto';

export class ListScoreVersionsDto extends ListDto {}

export class AddScoreVersionDto {
  /** Of the PDF that has been uploaded. */
  @IsUUID()
  @ApiProperty({ format: 'uuid', example: '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10' })
  upload_id!: string;
}

export class ScoreVersionRowDto extends ScoreFileDto {
  /** From 1, and never given again. */
  number!: number;
  version!: number;
  /** Whether it is the one that is shown. */
  is_current!: boolean;

  @Moment()
  created_at!: Instant;
}

/** One version, with the caller's permissions on its score that are about versions, too. */
export class ScoreVersionDto extends Permitted(ScoreVersionRowDto) {}
