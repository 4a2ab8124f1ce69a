import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsName, IsWhole, Omittable } from '@app/validation';
import { AssigneeSlot, ItemPriority, ItemType } from './content';
import { MAX_WEEKS } from './curricula.dto';
import { MAX_CURRICULUM_ITEMS } from './items.rules';

const MAX_WORKDAYS = MAX_WEEKS * 7 - 1;

/** What is left out stays, null takes away. */
@ApiSchema({ name: 'UpdateCurriculumItem' })
export class UpdateItemDto {
  @ApiProperty({ enum: ItemType, enumName: 'ItemType', required: false })
  @Omittable()
  @IsEnum(ItemType)
  type?: ItemType;

  /** @example 'Learn the bowings of the Brahms' */
  @Omittable()
  @IsName(200)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description?: string | null;

  /** How to go about it. */
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  guideline?: string | null;

  /** The week in which it starts, from 1. Takes the place of `start_workday`. @example 1 */
  @IsOptional()
  @IsWhole(1, MAX_WEEKS)
  start_week?: number | null;

  /** How many workdays after the first it starts, from 0. Takes the place of `start_week`. */
  @IsOptional()
  @IsWhole(0, MAX_WORKDAYS)
  start_workday?: number | null;

  /** Its place, from 1; what stands there moves down. A new one goes to the end. */
  @Omittable()
  @IsWhole(1, MAX_CURRICULUM_ITEMS)
  order?: number;

  /** How long there is for it, in days. */
  @Omittable()
  @IsWhole(1, 3_650)
  period_days?: number;

  @ApiProperty({ enum: ItemPriority, enumName: 'Priority', required: false })
  @Omittable()
  @IsEnum(ItemPriority)
  priority?: ItemPriority;

  /** Who it falls to. */
  @ApiProperty({ enum: AssigneeSlot, enumName: 'AssigneeSlot', required: false })
  @Omittable()
  @IsEnum(AssigneeSlot)
  assignee_slot?: AssigneeSlot;

  /** Whether the programme can be completed without it. */
  @Omittable()
  @IsBoolean()
  required?: boolean;

  /** Items of the same curriculum that have to be done before. */
  @ApiProperty({ required: false, type: 'array', items: { type: 'integer' } })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_CURRICULUM_ITEMS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  prerequisites?: number[];
}

/** Either `start_week` or `start_workday` has to be given. */
@ApiSchema({ name: 'CreateCurriculumItem' })
export class CreateItemDto extends UpdateItemDto {
  @ApiProperty({ enum: ItemType, enumName: 'ItemType', example: ItemType.Task })
  @IsEnum(ItemType)
  declare type: ItemType;

  /** @example 'Learn the bowings of the Brahms' */
  @IsName(200)
  declare title: string;
}

@ApiSchema({ name: 'ReorderCurriculumItems' })
export class ReorderItemsDto {
  /** All of them, each once. */
  @ApiProperty({ type: 'array', items: { type: 'integer' }, example: [1] })
  @IsArray()
  @ArrayMaxSize(MAX_CURRICULUM_ITEMS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  item_ids!: number[];
}

export class ListItemsDto extends IdsListDto {
  @EnumFilter({ ItemType })
  type?: ItemType[];

  @Omittable()
  @IsId()
  start_week?: number;

  @EnumFilter({ AssigneeSlot })
  assignee_slot?: AssigneeSlot[];

  @Omittable()
  @IsBoolean()
  required?: boolean;

  @Ordering('order', 'title', 'start_week', 'start_workday', 'period_days')
  ordering: string[] = ['order'];
}

/** An item as a version has it. Its id is the same in the working draft and in every version. */
@ApiSchema({ name: 'CurriculumVersionItem' })
export class VersionItemDto {
  id!: number;
  @ApiProperty({ enum: ItemType, enumName: 'ItemType' })
  type!: ItemType;
  /** @example 'Learn the bowings of the Brahms' */
  title!: string;
  description!: string | null;
  guideline!: string | null;
  /** The week in which it starts, from 1. Either this or `start_workday` is set. */
  @ApiProperty({ type: 'integer', nullable: true })
  start_week!: number | null;
  /** How many workdays after the first it starts, from 0. */
  @ApiProperty({ type: 'integer', nullable: true })
  start_workday!: number | null;
  /** From 1, without a gap. */
  @ApiProperty({ type: 'integer' })
  order!: number;
  @ApiProperty({ type: 'integer' })
  period_days!: number;
  @ApiProperty({ enum: ItemPriority, enumName: 'Priority' })
  priority!: ItemPriority;
  @ApiProperty({ enum: AssigneeSlot, enumName: 'AssigneeSlot' })
  assignee_slot!: AssigneeSlot;
  required!: boolean;
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  prerequisites!: number[];
}

@ApiSchema({ name: 'CurriculumItemRow' })
export class ItemRowDto extends VersionItemDto {
  version!: number;
  curriculum_id!: number;
}

/** One item, with the caller's permissions on the curriculum that apply to it. */
@ApiSchema({ name: 'CurriculumItem' })
export class ItemDto extends Permitted(ItemRowDto) {}
