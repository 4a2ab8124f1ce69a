import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsName, IsWhole, Omittable } from '@app/validation';
import { AssigneeSlot, ItemPriority, ItemType } from './content';
import { MAX_WEEKS } from './curricula.dto';
import { MAX_CURRICULUM_ITEMS } from './items.rules';
import { NamedDocumentDto } from './named-document.dto';

const MAX_WORKDAYS = MAX_WEEKS * 7 - 1;

/** Fields left out stay unchanged; `null` clears a field. */
@ApiSchema({ name: 'UpdateCurriculumItem' })
export class UpdateItemDto {
  /** Type. */
  @ApiProperty({ enum: ItemType, enumName: 'ItemType', required: false })
  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;

  /** Title. @example 'Learn the bowings of the Brahms' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** Description. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description?: string | null;

  /** How to do it. */
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  guideline?: string | null;

  /** Week in which it starts, from 1. Replaces `start_workday`. @example 1 */
  @IsOptional()
  @IsWhole(1, MAX_WEEKS)
  start_week?: number | null;

  /** Workdays from the first day to its start, from 0. Replaces `start_week`. */
  @IsOptional()
  @IsWhole(0, MAX_WORKDAYS)
  start_workday?: number | null;

  /** Position, from 1. Items from there on move down. Default of a new item: the end. */
  @Omittable()
  @IsWhole(1, MAX_CURRICULUM_ITEMS)
  order?: number;

  /** Days until it is due. Default of a new item: 7. */
  @Omittable()
  @IsWhole(1, 3_650)
  period_days?: number;

  /** Priority. Default of a new item: `medium`. */
  @ApiProperty({ enum: ItemPriority, enumName: 'Priority', required: false })
  @Omittable()
  @IsEnum(ItemPriority)
  priority?: ItemPriority;

  /** Role of the assignee. Default of a new item: `mentee`. */
  @ApiProperty({ enum: AssigneeSlot, enumName: 'AssigneeSlot', required: false })
  @Omittable()
  @IsEnum(AssigneeSlot)
  assignee_slot?: AssigneeSlot;

  /** True if the mentorship cannot be completed without it. Default of a new item: true. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** IDs of items of the curriculum that must be done first. */
  @ApiProperty({ required: false, type: 'array', items: { type: 'integer' } })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_CURRICULUM_ITEMS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  prerequisites?: number[];

  /** ID of a published document to read, which you may read. Only for the type `document`. Nobody gains a right to it by the item. */
  @IsOptional()
  @IsId()
  document_id?: number | null;
}

/** A new item. Set either `start_week` or `start_workday`. */
@ApiSchema({ name: 'CreateCurriculumItem' })
export class CreateItemDto extends UpdateItemDto {
  /** Type. */
  @ApiProperty({ enum: ItemType, enumName: 'ItemType', example: ItemType.Task })
  @IsEnum(ItemType)
  declare type: ItemType;

  /** Title. @example 'Learn the bowings of the Brahms' */
  @IsName(200)
  declare title: string;
}

/** The new order of the items. */
@ApiSchema({ name: 'ReorderCurriculumItems' })
export class ReorderItemsDto {
  /** IDs of all items, each once, in the new order. */
  @ApiProperty({ type: 'array', items: { type: 'integer' }, example: [1] })
  @IsArray()
  @ArrayMaxSize(MAX_CURRICULUM_ITEMS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  item_ids!: number[];
}

/** Filters and order of the list of items. */
export class ListItemsDto extends IdsListDto {
  /** Only these types. */
  @EnumFilter({ ItemType })
  type?: ItemType[];

  /** Only items that start in this week. */
  @Omittable()
  @IsId()
  start_week?: number;

  /** Only items of these roles. */
  @EnumFilter({ AssigneeSlot })
  assignee_slot?: AssigneeSlot[];

  /** True for required items, false for optional ones. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  @Ordering('order', 'title', 'start_week', 'start_workday', 'period_days')
  ordering: string[] = ['order'];
}

/** An item of a version. Its ID is the same in the working draft and in every version. */
@ApiSchema({ name: 'CurriculumVersionItem' })
export class VersionItemDto {
  /** ID of the item. */
  id!: number;
  /** Type. */
  @ApiProperty({ enum: ItemType, enumName: 'ItemType' })
  type!: ItemType;
  /** Title. @example 'Learn the bowings of the Brahms' */
  title!: string;
  /** Description. `null` if not set. */
  description!: string | null;
  /** How to do it. `null` if not set. */
  guideline!: string | null;
  /** Week in which it starts, from 1. `null` if `start_workday` is set. */
  @ApiProperty({ type: 'integer', nullable: true })
  start_week!: number | null;
  /** Workdays from the first day to its start, from 0. `null` if `start_week` is set. */
  @ApiProperty({ type: 'integer', nullable: true })
  start_workday!: number | null;
  /** Position, from 1 without gaps. */
  @ApiProperty({ type: 'integer' })
  order!: number;
  /** Days until it is due. */
  @ApiProperty({ type: 'integer' })
  period_days!: number;
  /** Priority. */
  @ApiProperty({ enum: ItemPriority, enumName: 'Priority' })
  priority!: ItemPriority;
  /** Role of the assignee. */
  @ApiProperty({ enum: AssigneeSlot, enumName: 'AssigneeSlot' })
  assignee_slot!: AssigneeSlot;
  /** True if the mentorship cannot be completed without it. */
  required!: boolean;
  /** IDs of items that must be done first. */
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  prerequisites!: number[];
  /** ID of the document to read. `null` or left out without one. */
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  document_id?: number | null;
}

/** An item in a list. */
@ApiSchema({ name: 'CurriculumItemRow' })
export class ItemRowDto extends VersionItemDto {
  /** Version for `If-Match`. Always 1 for published items. */
  version!: number;
  /** ID of the curriculum. */
  curriculum_id!: number;
  /** The document to read. `null` without one, and if you may not read it. */
  document!: NamedDocumentDto | null;
  /** False if mentees of the curriculum's department may not read the document: give them access first. `null` without a document. */
  is_document_open!: boolean | null;
}

/** An item, with the permissions of the caller on its curriculum that apply to it. */
@ApiSchema({ name: 'CurriculumItem' })
export class ItemDto extends Permitted(ItemRowDto) {}
