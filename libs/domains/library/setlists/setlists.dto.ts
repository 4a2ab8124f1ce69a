import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { IdFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsName, Moment, Omittable } from '@app/validation';
import { MAX_TRANSPOSITION } from './setlist-item.entity';
import { MAX_TITLE } from './setlist.entity';

const MOST = 200;
const INT4_MAX = 2_147_483_647;

/** Fields of a setlist to change. `null` clears a field. */
export class UpdateSetlistDto {
  /** Title of the setlist. @example 'Spring concert' */
  @Omittable()
  @IsName(MAX_TITLE)
  title?: string;

  /** Description of the setlist. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;
}

/** A new setlist. */
export class CreateSetlistDto extends UpdateSetlistDto {
  /** Title of the setlist. @example 'Spring concert' */
  @IsName(MAX_TITLE)
  declare title: string;
}

/** Options of copying a setlist. */
export class DuplicateSetlistDto {
  /** Title of the copy. Defaults to the original title with ` (2)`. @example 'Summer concert' */
  @Omittable()
  @IsName(MAX_TITLE)
  title?: string;
}

/** Filters and order of the list of setlists. */
export class ListSetlistsDto extends IdsListDto {
  /** Text in the title or the description. @example 연주 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only setlists that contain one of these scores. */
  @IdFilter()
  score_id?: number[];

  @Ordering('title', 'created_at', 'updated_at')
  ordering: string[] = ['-updated_at'];
}

/** Query of the list of setlist items. */
export class ListSetlistItemsDto extends IdsListDto {}

/** Fields of a setlist item to change. `null` clears a field. */
export class UpdateSetlistItemDto {
  /** Note for the performance. @example 'Without repeats' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;

  /** @example -2 */
  @ApiPropertyOptional({
    description: 'Transposition in semitones, up or down. Default: 0.',
    type: 'integer',
    minimum: -MAX_TRANSPOSITION,
    maximum: MAX_TRANSPOSITION,
  })
  @Omittable()
  @IsInt()
  @Min(-MAX_TRANSPOSITION)
  @Max(MAX_TRANSPOSITION)
  transposition?: number;
}

/** A new setlist item. */
export class AddSetlistItemDto extends UpdateSetlistItemDto {
  /** ID of the score. */
  @IsId()
  score_id!: number;
}

/** A score to add to a setlist. */
export class AddOneSetlistItemDto {
  /** ID of the score. */
  @IsId()
  score_id!: number;
}

/** Scores to add to a setlist. */
export class AddSetlistItemsDto {
  /** IDs of the scores, in the order in which they are added. @example [1] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  score_ids!: number[];
}

/** The new order of a setlist. */
export class ReorderSetlistDto {
  /** IDs of all items of the setlist, in the new order. @example [1] */
  @IsArray()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  item_ids!: number[];
}

/** A setlist in a list. */
export class SetlistDto {
  id!: number;
  version!: number;
  /** Title of the setlist. @example 'Spring concert' */
  title!: string;
  /** Description of the setlist. `null` if there is none. */
  description!: string | null;
  /** Number of items, without scores in the trash. */
  item_count!: number;
  /** Number of pages of all items whose pages are counted. */
  total_pages!: number;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A score as shown in a setlist. */
export class ScoreOfSetlistDto {
  id!: number;
  /** Title of the score. @example 'Clair de lune' */
  title!: string;
  /** Composer. */
  composer!: string | null;
  /** Arranger. */
  arranger!: string | null;
  /** Number of pages. `null` until the file has been read. */
  pages!: number | null;
}

/** A setlist item in a list. */
export class SetlistItemRowDto {
  id!: number;
  version!: number;
  /** Position in the setlist, from 1. */
  position!: number;
  /** The score. */
  score!: ScoreOfSetlistDto;
  /** Note for the performance. `null` if there is none. */
  note!: string | null;
  /** Transposition in semitones, up or down. */
  transposition!: number;
}

/** A setlist item with the caller's permissions on the setlist that apply to it. */
export class SetlistItemDto extends Permitted(SetlistItemRowDto) {}

/** A setlist with its items and the caller's permissions on it. */
export class SetlistWithItemsDto extends Permitted(SetlistDto) {
  /** Items in their order. */
  items!: SetlistItemRowDto[];
}
