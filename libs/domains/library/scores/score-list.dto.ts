import { IsBoolean, IsNumber, Max, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, IdsListDto, Ordering, TagFilter } from '@app/http';
import { Fraction, IsLine, IsWhole, Omittable } from '@app/validation';
import { HARDEST, TAG_LENGTH } from './scores.dto';

export class ListScoresDto extends IdsListDto {
  /** In the title, the composer or the instrumentation. @example 달빛 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only scores that have all of these tags. */
  @TagFilter(TAG_LENGTH)
  tags?: string[];

  /** Whether there is any tag. */
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
  @IsWhole(1, HARDEST)
  difficulty?: number;

  /** As quotas are counted: 1 MB is 1,048,576 bytes. */
  @Omittable()
  @IsNumber()
  @Min(0)
  @Max(100)
  @Fraction({ required: false })
  size_mb_min?: number;

  @Omittable()
  @IsNumber()
  @Min(0)
  @Max(100)
  @Fraction({ required: false })
  size_mb_max?: number;

  @Omittable()
  @IsWhole()
  pages_min?: number;

  @Omittable()
  @IsWhole()
  pages_max?: number;

  /** Whether its pages have been counted. */
  @Omittable()
  @IsBoolean()
  has_pages?: boolean;

  @Omittable()
  @IsBoolean()
  has_thumbnail?: boolean;

  /** At this moment or later. */
  @AfterFilter()
  created_after?: Instant;

  /** Before this moment. */
  @BeforeFilter()
  created_before?: Instant;

  /** Those in the trash. */
  @Omittable()
  @IsBoolean()
  trashed?: boolean;

  @Ordering('created_at', 'updated_at', 'title', 'composer', 'size', 'size_bytes', 'pages')
  ordering: string[] = ['-updated_at'];
}
