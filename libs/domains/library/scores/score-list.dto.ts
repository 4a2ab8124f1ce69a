import { IsBoolean, IsNumber, Max, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, IdsListDto, Ordering, TagFilter } from '@app/http';
import { Fraction, IsLine, IsWhole, Omittable } from '@app/validation';
import { HARDEST, TAG_LENGTH } from './scores.dto';

/** Filters and order of the list of scores. */
export class ListScoresDto extends IdsListDto {
  /** Text in the title, the composer or the instrumentation. @example 달빛 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only scores with all of these tags. */
  @TagFilter(TAG_LENGTH)
  tags?: string[];

  /** True: only scores with tags. False: only scores without. */
  @Omittable()
  @IsBoolean()
  has_tags?: boolean;

  /** Part of the composer. */
  @Omittable()
  @IsLine(200)
  composer?: string;

  /** Part of the instrumentation. */
  @Omittable()
  @IsLine(200)
  instrumentation?: string;

  /** Genre, case-insensitive. */
  @Omittable()
  @IsLine(100)
  genre?: string;

  /** Difficulty from 1 (easy) to 5. */
  @Omittable()
  @IsWhole(1, HARDEST)
  difficulty?: number;

  /** Smallest size in MB (1,048,576 bytes). */
  @Omittable()
  @IsNumber()
  @Min(0)
  @Max(100)
  @Fraction({ required: false })
  size_mb_min?: number;

  /** Largest size in MB (1,048,576 bytes). */
  @Omittable()
  @IsNumber()
  @Min(0)
  @Max(100)
  @Fraction({ required: false })
  size_mb_max?: number;

  /** Smallest number of pages. */
  @Omittable()
  @IsWhole()
  pages_min?: number;

  /** Largest number of pages. */
  @Omittable()
  @IsWhole()
  pages_max?: number;

  /** True: only scores whose pages are counted. False: only others. */
  @Omittable()
  @IsBoolean()
  has_pages?: boolean;

  /** True: only scores with a thumbnail. False: only others. */
  @Omittable()
  @IsBoolean()
  has_thumbnail?: boolean;

  /** Only scores created at this time or later. */
  @AfterFilter()
  created_after?: Instant;

  /** Only scores created before this time. */
  @BeforeFilter()
  created_before?: Instant;

  /** True: only scores in the trash. Otherwise only others. */
  @Omittable()
  @IsBoolean()
  trashed?: boolean;

  @Ordering('created_at', 'updated_at', 'title', 'composer', 'size', 'size_bytes', 'pages')
  ordering: string[] = ['-updated_at'];
}
