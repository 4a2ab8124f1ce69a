import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter, TagFilter } from '@app/http';
import { IsId, IsLine, IsName, IsText, IsWhole, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import type { Week } from './content';
import { CurriculumStatus } from './curriculum.entity';

export const MAX_WEEKS = 260;

@ApiSchema({ name: 'CurriculumWeek' })
export class WeekDto implements Week {
  /** From 1. @example 1 */
  @IsWhole(1, MAX_WEEKS)
  week!: number;

  /** @example 'Meet the section' */
  @IsText(1_000)
  summary!: string;
}

/** What is left out stays, null takes away. All of it changes the working draft; where a curriculum is filed (department, tags) holds at once. */
export class UpdateCurriculumDto {
  /** @example 'First weeks in the strings' */
  @Omittable()
  @IsName(200)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description?: string | null;

  /** Null: common to the company. */
  @IsOptional()
  @IsId()
  department_id?: number | null;

  /** @example 8 */
  @Omittable()
  @IsWhole(1, MAX_WEEKS)
  total_weeks?: number;

  /** What the weeks are about: all of them, or those that have something to say. */
  @Omittable()
  @ArrayMaxSize(MAX_WEEKS)
  @ArrayUnique((one?: Week) => one?.week)
  @ValidateNested({ each: true })
  @Type(() => WeekDto)
  weeks?: WeekDto[];

  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags?: string[];
}

export class CreateCurriculumDto extends UpdateCurriculumDto {
  /** @example 'First weeks in the strings' */
  @IsName(200)
  declare title: string;

  /** @example 8 */
  @IsWhole(1, MAX_WEEKS)
  declare total_weeks: number;
}

export class ListCurriculaDto extends IdsListDto {
  /** In the title or the description. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @EnumFilter({ CurriculumStatus })
  status?: CurriculumStatus[];

  /** Only those of these departments and of all departments beneath them. */
  @IdFilter()
  department_id?: number[];

  /** True: only those of no department. False: only those of one. */
  @Omittable()
  @IsBoolean()
  common?: boolean;

  /** Only the work of these people. */
  @PersonFilter()
  owner_id?: number[];

  /** Only those that have all of these tags. */
  @TagFilter(50)
  tags?: string[];

  @Ordering('title', 'created_at', 'updated_at', 'published_at')
  ordering: string[] = ['-updated_at'];
}

export class DepartmentOfCurriculumDto {
  id!: number;
  /** @example Strings */
  name!: string;
}

export class CurriculumRowDto {
  id!: number;
  version!: number;
  /** @example 'First weeks in the strings' */
  title!: string;
  description!: string | null;
  @ApiProperty({ enum: CurriculumStatus, enumName: 'CurriculumStatus' })
  status!: CurriculumStatus;
  /** None: common to the company. */
  department!: DepartmentOfCurriculumDto | null;
  /** Who wrote it. */
  owner!: PersonDto;
  /** @example 8 */
  @ApiProperty({ type: 'integer' })
  total_weeks!: number;
  weeks!: WeekDto[];
  tags!: string[];
  @ApiProperty({ type: 'integer' })
  item_count!: number;
  @ApiProperty({ type: 'integer' })
  version_count!: number;
  /** The last that was published. None: it never was. */
  @ApiProperty({ type: 'integer', nullable: true })
  current_version!: number | null;
  /** Whether the draft has been changed since the current version was published. */
  has_unpublished_changes!: boolean;
  @Moment({ nullable: true })
  published_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One curriculum, with the caller's permissions on it. */
export class CurriculumDto extends Permitted(CurriculumRowDto) {}

export class CopyCurriculumDto {
  /** Left out, it is called the same. @example 'Summer academy' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** Left out, the same; null: common to the company. */
  @IsOptional()
  @IsId()
  department_id?: number | null;

  /** Which version to copy. Left out, what you see: the working draft, if that is yours to see. */
  @Omittable()
  @IsWhole(1)
  version?: number;
}
