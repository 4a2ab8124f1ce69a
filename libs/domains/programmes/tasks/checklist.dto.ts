import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, Max, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Permitted } from '@app/http';
import { IsName, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

const MOST = 100;
const INT4_MAX = 2_147_483_647;

export class ListChecklistDto extends IdsListDto {}

export class AddChecklistItemDto {
  /** @example 'Tune the violin' */
  @IsName(200)
  title!: string;
}

/** What is left out stays. */
export class UpdateChecklistItemDto {
  @Omittable()
  @IsName(200)
  title?: string;

  /** @example true */
  @Omittable()
  @IsBoolean()
  is_done?: boolean;
}

export class ReorderChecklistDto {
  /** Every item, in the order in which they are to stand. @example [1] */
  @IsArray()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  item_ids!: number[];
}

export class ChecklistItemRowDto {
  id!: number;
  version!: number;
  task_id!: number;
  /** @example 'Tune the violin' */
  title!: string;
  /** On the list, from 1. */
  position!: number;
  is_done!: boolean;
  done_by_id!: number | null;
  done_by_name!: string | null;
  done_by!: PersonDto | null;

  @Moment({ nullable: true })
  done_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One item, with the caller's permissions on the task that apply to it. */
export class ChecklistItemDto extends Permitted(ChecklistItemRowDto) {}
