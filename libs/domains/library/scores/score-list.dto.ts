import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsNumber, Max, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { IsInstant, IsLine, IsWhole, ListDto, Omittable, Ordering } from '@app/http';
import { MAX_TAGS } from './score.entity';
import { TAG_LENGTH } from './scores.dto';

const asFlag = Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value);
const split = ({ value }: { value: unknown }): unknown =>
  [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',').map((tag) => tag.normalize('NFC').trim()) : [text]));

export class ListScoresDto extends ListDto {
  /** In the title, the composer or the instrumentation. @example 달빛 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Comma separated, or given several times: only scores that have all of them. */
  @ApiPropertyOptional({ type: [String] })
  @Omittable()
  @Transform(split)
  @ArrayMaxSize(MAX_TAGS)
  @IsLine(TAG_LENGTH, { each: true })
  tags?: string[];

  /** Whether there is any tag. */
  @asFlag
  @Omittable()
  @IsBoolean()
  has_tags?: boolean;

  /** Or a part of the name. */
  @Omittable()
  @IsLine(200)
  composer?: string;

  /** Or a part of it. */
  @Omittable()
  @IsLine(200)
  instrumentation?: string;

  @Omittable()
  @IsLine(100)
  genre?: string;

  @Omittable()
  @IsLine(50)
  difficulty?: string;

  /** As quotas are counted: 1 MB is 1,048,576 bytes. */
  @Type(() => Number)
  @Omittable()
  @IsNumber()
  @Min(0)
  @Max(100)
  size_mb_min?: number;

  @Type(() => Number)
  @Omittable()
  @IsNumber()
  @Min(0)
  @Max(100)
  size_mb_max?: number;

  @Type(() => Number)
  @Omittable()
  @IsWhole()
  pages_min?: number;

  @Type(() => Number)
  @Omittable()
  @IsWhole()
  pages_max?: number;

  /** Whether its pages have been counted. */
  @asFlag
  @Omittable()
  @IsBoolean()
  has_pages?: boolean;

  @asFlag
  @Omittable()
  @IsBoolean()
  has_thumbnail?: boolean;

  /** At this moment or later. */
  @Omittable()
  @IsInstant()
  created_after?: Instant;

  /** Before this moment. */
  @Omittable()
  @IsInstant()
  created_before?: Instant;

  /** Those in the trash. */
  @asFlag
  @Omittable()
  @IsBoolean()
  trashed?: boolean;

  @Ordering('created_at', 'updated_at', 'title', 'composer', 'size', 'pages')
  ordering: string[] = ['-updated_at'];
}
