import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { IdFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsName, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** What is left out stays, null takes away. */
export class UpdateDepartmentDto {
  /** Unique in the company. @example Percussion */
  @Omittable()
  @IsName(100)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;

  /** One that is not takes nobody new: whoever is in it stays until they are moved. */
  @Omittable()
  @IsBoolean()
  is_active?: boolean;

  /** Who leads it: somebody of the company who can sign in. Whoever is suspended later stays its lead, whoever goes does not. */
  @IsOptional()
  @IsId()
  lead_id?: number | null;

  /** The department that it is a part of. */
  @IsOptional()
  @IsId()
  parent_id?: number | null;
}

export class CreateDepartmentDto extends UpdateDepartmentDto {
  /** Unique in the company. @example Percussion */
  @IsName(100)
  declare name: string;
}

export class ListDepartmentsDto extends IdsListDto {
  /** In the name or the description. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Omittable()
  @IsBoolean()
  is_active?: boolean;

  /** Directly beneath these. */
  @IdFilter()
  parent_id?: number[];

  @Ordering('name', 'created_at', 'updated_at')
  ordering: string[] = ['name'];
}

export class ParentOfDepartmentDto {
  id!: number;
  name!: string;
}

export class DepartmentRowDto {
  id!: number;
  version!: number;
  /** @example Strings */
  name!: string;
  description!: string | null;
  is_active!: boolean;
  lead!: PersonDto | null;
  parent!: ParentOfDepartmentDto | null;
  /** How many people are in it, not counting departments beneath it. */
  people_count!: number;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One department, with the caller's permissions on it. */
export class DepartmentDto extends Permitted(DepartmentRowDto) {}
