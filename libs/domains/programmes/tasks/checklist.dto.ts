import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, Max, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Permitted } from '@app/http';
import { IsName, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

const MOST = 100;
const INT4_MAX = 2_147_483_647;

/** Query of the list of checklist items. */
export class ListChecklistDto extends IdsListDto {}

/** A new checklist item. */
export class AddChecklistItemDto {
  /** Text of the item. @example 'Tune the violin' */
  @IsName(200)
  title!: string;
}

/** Fields of a checklist item to change. */
export class UpdateChecklistItemDto {
  /** Text of the item. */
  @Omittable()
  @IsName(200)
  title?: string;

  /** True to tick the item, false to untick it. @example true */
  @Omittable()
  @IsBoolean()
  is_done?: boolean;
}

/** The new order of a checklist. */
export class ReorderChecklistDto {
  /** IDs of all items of the checklist, in the new order. @example [1] */
  @IsArray()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  item_ids!: number[];
}

/** A checklist item in a list. */
export class ChecklistItemRowDto {
  id!: number;
  version!: number;
  /** ID of the task. */
  task_id!: number;
  /** Text of the item. @example 'Tune the violin' */
  title!: string;
  /** Position in the checklist, from 1. */
  position!: number;
  /** True if the item is ticked. */
  is_done!: boolean;
  /** ID of the person who ticked it. `null` if not ticked. */
  done_by_id!: number | null;
  /** Name of the person who ticked it. */
  done_by_name!: string | null;
  /** Person who ticked it. `null` if not ticked. */
  done_by!: PersonDto | null;

  /** When it was ticked. `null` if not ticked. */
  @Moment({ nullable: true })
  done_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A checklist item with the caller's permissions on the task that apply to it. */
export class ChecklistItemDto extends Permitted(ChecklistItemRowDto) {}
