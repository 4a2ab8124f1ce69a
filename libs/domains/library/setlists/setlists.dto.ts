import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { IdFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsName, Moment, Omittable } from '@app/validation';
import { MAX_TRANSPOSITION } from './setlist-item.entity';
import { MAX_TITLE } from './setlist.entity';

const MOST = 200;
const INT4_MAX = 2_147_483_647;

/** What is left out stays, null takes away. */
export class UpdateSetlistDto {
  /** @example 'Spring concert' */
  @Omittable()
  @IsName(MAX_TITLE)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;
}

export class CreateSetlistDto extends UpdateSetlistDto {
  /** @example 'Spring concert' */
  @IsName(MAX_TITLE)
  declare title: string;
}

export class DuplicateSetlistDto {
  /** What the copy is called, where that is not `… (2)`. @example 'Summer concert' */
  @Omittable()
  @IsName(MAX_TITLE)
  title?: string;
}

export class ListSetlistsDto extends IdsListDto {
  /** In the title or the description. @example 연주 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only those that one of these scores is in. */
  @IdFilter()
  score_id?: number[];

  @Ordering('title', 'created_at', 'updated_at')
  ordering: string[] = ['-updated_at'];
}

export class ListSetlistItemsDto extends IdsListDto {}

/** What is left out stays, null takes away. */
export class UpdateSetlistItemDto {
  /** @example 'Without repeats' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;

  /** In semitones, up or down. @example -2 */
  @ApiPropertyOptional({ type: 'integer', minimum: -MAX_TRANSPOSITION, maximum: MAX_TRANSPOSITION })
  @Omittable()
  @IsInt()
  @Min(-MAX_TRANSPOSITION)
  @Max(MAX_TRANSPOSITION)
  transposition?: number;
}

export class AddSetlistItemDto extends UpdateSetlistItemDto {
  @IsId()
  score_id!: number;
}

export class AddOneSetlistItemDto {
  @IsId()
  score_id!: number;
}

export class AddSetlistItemsDto {
  /** In this order, at the end. Those that are in it already stay where they are. @example [1] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  score_ids!: number[];
}

export class ReorderSetlistDto {
  /** Every item, in the order in which they are to stand. @example [1] */
  @IsArray()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  item_ids!: number[];
}

export class SetlistDto {
  id!: number;
  version!: number;
  /** @example 'Spring concert' */
  title!: string;
  description!: string | null;
  /** What is in the trash is not counted, here and below. */
  item_count!: number;
  /** Of all scores whose pages have been counted. */
  total_pages!: number;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

export class ScoreOfSetlistDto {
  id!: number;
  /** @example 'Clair de lune' */
  title!: string;
  composer!: string | null;
  arranger!: string | null;
  pages!: number | null;
}

export class SetlistItemRowDto {
  id!: number;
  version!: number;
  /** From 1. */
  position!: number;
  score!: ScoreOfSetlistDto;
  note!: string | null;
  /** In semitones. */
  transposition!: number;
}

/** One item, with the caller's permissions on its setlist that are about items, too. */
export class SetlistItemDto extends Permitted(SetlistItemRowDto) {}

/** One setlist with all that is in it, and the caller's permissions on it. */
export class SetlistWithItemsDto extends Permitted(SetlistDto) {
  items!: SetlistItemRowDto[];
}
