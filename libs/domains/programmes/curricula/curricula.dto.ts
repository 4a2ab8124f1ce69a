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

/** A week of a curriculum. */
@ApiSchema({ name: 'CurriculumWeek' })
export class WeekDto implements Week {
  /** Number of the week, from 1. @example 1 */
  @IsWhole(1, MAX_WEEKS)
  week!: number;

  /** Summary of the week. @example 'Meet the section' */
  @IsText(1_000)
  summary!: string;
}

/** Fields left out stay unchanged; `null` clears a field. Department and tags take effect at once, other fields with the next version. */
export class UpdateCurriculumDto {
  /** Title. @example 'First weeks in the strings' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** Description. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description?: string | null;

  /** ID of the department. `null` for the whole company. */
  @IsOptional()
  @IsId()
  department_id?: number | null;

  /** Length in weeks. @example 8 */
  @Omittable()
  @IsWhole(1, MAX_WEEKS)
  total_weeks?: number;

  /** Summaries of weeks. Weeks may be left out. */
  @Omittable()
  @ArrayMaxSize(MAX_WEEKS)
  @ArrayUnique((one?: Week) => one?.week)
  @ValidateNested({ each: true })
  @Type(() => WeekDto)
  weeks?: WeekDto[];

  /** Tags. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags?: string[];
}

/** A new curriculum. */
export class CreateCurriculumDto extends UpdateCurriculumDto {
  /** Title. @example 'First weeks in the strings' */
  @IsName(200)
  declare title: string;

  /** Length in weeks. @example 8 */
  @IsWhole(1, MAX_WEEKS)
  declare total_weeks: number;
}

/** Filters and order of the list of curricula. */
export class ListCurriculaDto extends IdsListDto {
  /** Text in the title or the description. */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only these statuses. */
  @EnumFilter({ CurriculumStatus })
  status?: CurriculumStatus[];

  /** Only curricula of these departments or below them. */
  @IdFilter()
  department_id?: number[];

  /** True for curricula of the whole company, false for those of a department. */
  @Omittable()
  @IsBoolean()
  common?: boolean;

  /** Only curricula of these authors. */
  @PersonFilter()
  owner_id?: number[];

  /** Only curricula with all of these tags. */
  @TagFilter(50)
  tags?: string[];

  @Ordering('title', 'created_at', 'updated_at', 'published_at')
  ordering: string[] = ['-updated_at'];
}

/** The department of a curriculum. */
export class DepartmentOfCurriculumDto {
  /** ID of the department. */
  id!: number;
  /** Name. @example Strings */
  name!: string;
}

/** A curriculum in a list. */
export class CurriculumRowDto {
  /** ID of the curriculum. */
  id!: number;
  version!: number;
  /** Title. @example 'First weeks in the strings' */
  title!: string;
  /** Description. `null` if not set. */
  description!: string | null;
  /** Status. */
  @ApiProperty({ enum: CurriculumStatus, enumName: 'CurriculumStatus' })
  status!: CurriculumStatus;
  /** Department. `null` for the whole company. */
  department!: DepartmentOfCurriculumDto | null;
  /** The author. */
  owner!: PersonDto;
  /** Length in weeks. @example 8 */
  @ApiProperty({ type: 'integer' })
  total_weeks!: number;
  /** Summaries of weeks. */
  weeks!: WeekDto[];
  /** Tags. */
  tags!: string[];
  /** Number of items. */
  @ApiProperty({ type: 'integer' })
  item_count!: number;
  /** Number of published versions. */
  @ApiProperty({ type: 'integer' })
  version_count!: number;
  /** Number of the last published version. `null` before the first. */
  @ApiProperty({ type: 'integer', nullable: true })
  current_version!: number | null;
  /** True if the draft was changed after the last publication. */
  has_unpublished_changes!: boolean;
  /** When the current version was published. `null` before the first. */
  @Moment({ nullable: true })
  published_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A curriculum, with the permissions of the caller on it. */
export class CurriculumDto extends Permitted(CurriculumRowDto) {}

/** How to copy a curriculum. */
export class CopyCurriculumDto {
  /** Title. Default: that of the original. @example 'Summer academy' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** ID of the department. `null` for the whole company. Default: that of the original. */
  @IsOptional()
  @IsId()
  department_id?: number | null;

  /** Number of the version to copy. Default: the version that you see (the working draft for admins and the owner, else the current version). */
  @Omittable()
  @IsWhole(1)
  version?: number;
}
