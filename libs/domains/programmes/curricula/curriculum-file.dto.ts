import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, IsLine, IsName, IsWhole, Omittable } from '@app/validation';
import { AssigneeSlot, ItemPriority, ItemType, type Week } from './content';
import { MAX_WEEKS, WeekDto } from './curricula.dto';
import { type CurriculumFile, FORMAT, type FileItem } from './curriculum-file';
import { MAX_CURRICULUM_ITEMS } from './items.rules';

/** An optional field with a default. */
const Defaulted = () => ApiProperty({ required: false });
const Text = (example?: string) => ApiProperty({ type: String, nullable: true, required: false, example });

/** An item of an exported curriculum. */
@ApiSchema({ name: 'CurriculumFileItem' })
export class FileItemDto implements FileItem {
  /** Key of the item, unique in the file. @example 1 */
  @IsId()
  key!: number;

  /** Type. */
  @ApiProperty({ enum: ItemType, enumName: 'ItemType' })
  @IsEnum(ItemType)
  type!: ItemType;

  /** Title. @example 'Learn the bowings of the Brahms' */
  @IsName(200)
  title!: string;

  /** Description. */
  @Text()
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description: string | null = null;

  /** How to do it. */
  @Text()
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  guideline: string | null = null;

  /** Week of its start, from 1. Only without `start_workday`. @example 1 */
  @Defaulted()
  @IsOptional()
  @IsWhole(1, MAX_WEEKS)
  start_week: number | null = null;

  /** Starts this many workdays into the mentorship. Only without `start_week`. */
  @Defaulted()
  @IsOptional()
  @IsWhole(0, MAX_WEEKS * 7 - 1)
  start_workday: number | null = null;

  /** Calendar days for it. Default: 7. */
  @Defaulted()
  @Omittable()
  @IsWhole(1, 3_650)
  period_days: number = 7;

  /** Priority. Default: `medium`. */
  @ApiProperty({ enum: ItemPriority, enumName: 'Priority', required: false })
  @Omittable()
  @IsEnum(ItemPriority)
  priority: ItemPriority = ItemPriority.Medium;

  /** Assignee in the plan. Default: `mentee`. */
  @ApiProperty({ enum: AssigneeSlot, enumName: 'AssigneeSlot', required: false })
  @Omittable()
  @IsEnum(AssigneeSlot)
  assignee_slot: AssigneeSlot = AssigneeSlot.Mentee;

  /** True if the mentorship cannot be completed without it. Default: true. */
  @Defaulted()
  @Omittable()
  @IsBoolean()
  required: boolean = true;

  /** Keys of items of the file that must be done first. */
  @ApiProperty({ required: false, type: 'array', items: { type: 'integer' } })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_CURRICULUM_ITEMS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  prerequisites: number[] = [];
}

/** A curriculum as exported and imported. */
export class CurriculumFileDto implements CurriculumFile {
  /** Format of the file. */
  @ApiProperty({ enum: [FORMAT], example: FORMAT })
  @IsIn([FORMAT])
  format!: typeof FORMAT;

  /** Title. @example 'First weeks in the strings' */
  @IsName(200)
  title!: string;

  /** Description. */
  @Text()
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description: string | null = null;

  /** Department by name. Without a known one, it is for the whole company. */
  @Text('Strings')
  @IsOptional()
  @IsLine(100)
  department: string | null = null;

  /** Length in weeks. @example 8 */
  @IsWhole(1, MAX_WEEKS)
  total_weeks!: number;

  /** Summaries of weeks. */
  @ApiProperty({ required: false, type: [WeekDto] })
  @Omittable()
  @ArrayMaxSize(MAX_WEEKS)
  @ArrayUnique((one?: Week) => one?.week)
  @ValidateNested({ each: true })
  @Type(() => WeekDto)
  weeks: WeekDto[] = [];

  /** Tags. */
  @Defaulted()
  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags: string[] = [];

  /** Items in their order. */
  @ApiProperty({
    required: false,
    type: [FileItemDto],
    example: [{ key: 1, type: ItemType.Task, title: 'Learn the bowings', start_week: 1 }],
  })
  @Omittable()
  @ArrayMaxSize(MAX_CURRICULUM_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => FileItemDto)
  items: FileItemDto[] = [];
}
