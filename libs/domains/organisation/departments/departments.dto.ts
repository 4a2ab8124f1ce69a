import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { IdFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsName, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** Changes of a department. Omitted fields stay as they are; `null` clears a field. */
export class UpdateDepartmentDto {
  /** Unique in the company. @example Percussion */
  @Omittable()
  @IsName(100)
  name?: string;

  /** Description. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;

  /** Inactive departments accept no new members; existing members stay. */
  @Omittable()
  @IsBoolean()
  is_active?: boolean;

  /** ID of the lead, who must be able to sign in. A suspended lead keeps the position; a deactivated one loses it. */
  @IsOptional()
  @IsId()
  lead_id?: number | null;

  /** ID of the department above. `null` at the top. */
  @IsOptional()
  @IsId()
  parent_id?: number | null;
}

/** A new department. */
export class CreateDepartmentDto extends UpdateDepartmentDto {
  /** Unique in the company. @example Percussion */
  @IsName(100)
  declare name: string;
}

export class ListDepartmentsDto extends IdsListDto {
  /** Searches the name and the description. */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only active, or only inactive departments. */
  @Omittable()
  @IsBoolean()
  is_active?: boolean;

  /** Only departments directly below these. */
  @IdFilter()
  parent_id?: number[];

  @Ordering('name', 'created_at', 'updated_at')
  ordering: string[] = ['name'];
}

/** The department above. */
export class ParentOfDepartmentDto {
  /** ID of the department. */
  id!: number;
  /** Name of the department. */
  name!: string;
}

/** A department of a company. */
export class DepartmentRowDto {
  /** ID of the department. */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;
  /** Unique in the company. @example Strings */
  name!: string;
  /** Description. `null` without one. */
  description!: string | null;
  /** True if it accepts new members. */
  is_active!: boolean;
  /** Its lead. `null` without one. */
  lead!: PersonDto | null;
  /** The department above. `null` at the top. */
  parent!: ParentOfDepartmentDto | null;
  /** Number of members, without those of subdepartments. */
  people_count!: number;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One department, with the caller's permissions on it. */
export class DepartmentDto extends Permitted(DepartmentRowDto) {}
