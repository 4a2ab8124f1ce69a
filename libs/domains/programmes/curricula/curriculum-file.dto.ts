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

/** It has a value where it is left out. */
const Defaulted = () => ApiProperty({ required: false });
const Text = (example?: string) => ApiProperty({ type: String, nullable: true, required: false, example });

@ApiSchema({ name: 'CurriculumFileItem' })
export class FileItemDto implements FileItem {
  /** By what other items of the file know it. @example 1 */
  @IsId()
  key!: number;

  @ApiProperty({ enum: ItemType, enumName: 'ItemType' })
  @IsEnum(ItemType)
  type!: ItemType;

  /** @example 'Learn the bowings of the Brahms' */
  @IsName(200)
  title!: string;

  @Text()
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description: string | null = null;

  @Text()
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  guideline: string | null = null;

  /** @example 1 */
  @Defaulted()
  @IsOptional()
  @IsWhole(1, MAX_WEEKS)
  start_week: number | null = null;

  @Defaulted()
  @IsOptional()
  @IsWhole(0, MAX_WEEKS * 7 - 1)
  start_workday: number | null = null;

  @Defaulted()
  @Omittable()
  @IsWhole(1, 3_650)
  period_days: number = 7;

  @ApiProperty({ enum: ItemPriority, enumName: 'Priority', required: false })
  @Omittable()
  @IsEnum(ItemPriority)
  priority: ItemPriority = ItemPriority.Medium;

  @ApiProperty({ enum: AssigneeSlot, enumName: 'AssigneeSlot', required: false })
  @Omittable()
  @IsEnum(AssigneeSlot)
  assignee_slot: AssigneeSlot = AssigneeSlot.Mentee;

  @Defaulted()
  @Omittable()
  @IsBoolean()
  required: boolean = true;

  /** Keys of items of the file. */
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

/** A curriculum as JSON: what export answers, and import takes. */
export class CurriculumFileDto implements CurriculumFile {
  @ApiProperty({ enum: [FORMAT], example: FORMAT })
  @IsIn([FORMAT])
  format!: typeof FORMAT;

  /** @example 'First weeks in the strings' */
  @IsName(200)
  title!: string;

  @Text()
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description: string | null = null;

  /** By its name. None, or none of this name here: common to the company. */
  @Text('Strings')
  @IsOptional()
  @IsLine(100)
  department: string | null = null;

  /** @example 8 */
  @IsWhole(1, MAX_WEEKS)
  total_weeks!: number;

  @ApiProperty({ required: false, type: [WeekDto] })
  @Omittable()
  @ArrayMaxSize(MAX_WEEKS)
  @ArrayUnique((one?: Week) => one?.week)
  @ValidateNested({ each: true })
  @Type(() => WeekDto)
  weeks: WeekDto[] = [];

  @Defaulted()
  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags: string[] = [];

  /** In their order. */
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
