import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, ValidateIf } from 'class-validator';
import type { Instant } from '@app/database';
import { IdFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsLine, IsName, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** Fields of a folder to change. Omitted fields stay as they are. */
export class UpdateFolderDto {
  /** Name, unique beside it. @example 'Handbook' */
  @Omittable()
  @IsName(200)
  name?: string;

  /** ID of the department to which it is open, with those beneath. `null`: it is common to the company. Needs `folder:manage_access`. */
  @IsOptional()
  @IsId()
  department_id?: number | null;

  /** True if only access lists give access to it and to what is beneath it. Needs `folder:manage_access`. Default: false. */
  @Omittable()
  @IsBoolean()
  is_private?: boolean;
}

/** A new folder. */
export class CreateFolderDto extends UpdateFolderDto {
  /** Name, unique beside it. @example 'Handbook' */
  @IsName(200)
  declare name: string;

  /** ID of the folder above. `null`: it is at the top, where only admins create folders. */
  @IsOptional()
  @IsId()
  parent_id?: number | null;
}

/** The new place of a folder. */
export class MoveFolderDto {
  /** ID of the folder above. `null`: it comes to the top, where only admins put folders. */
  @ApiProperty({ nullable: true, example: null })
  @ValidateIf((_, value) => value !== null)
  @IsId()
  parent_id!: number | null;
}

/** Filters and order of the list of folders. */
export class ListFoldersDto extends IdsListDto {
  /** Text in the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only folders directly in these. */
  @IdFilter()
  parent_id?: number[];

  /** Only folders of these departments themselves. */
  @IdFilter()
  department_id?: number[];

  /** True: only private ones. False: only others. */
  @Omittable()
  @IsBoolean()
  is_private?: boolean;

  /** True: only folders in the trash. Default: only others. */
  @Omittable()
  @IsBoolean()
  trashed?: boolean;

  @Ordering('name', 'created_at', 'updated_at')
  ordering: string[] = ['name'];
}

/** The department of a folder. */
export class FolderDepartmentDto {
  /** ID of the department. */
  id!: number;
  /** Name of the department. */
  name!: string;
}

/** A folder of the tree. */
export class FolderNodeDto {
  /** ID of the folder. */
  id!: number;
  version!: number;
  /** Name. */
  name!: string;
  /** ID of the folder above. `null` at the top, and if you cannot see it. */
  parent_id!: number | null;
  /** Department to which it is open. `null` if it is common to the company. */
  department!: FolderDepartmentDto | null;
  /** True if only access lists give access to it. */
  is_private!: boolean;
  /** Number of folders above that you can see. */
  @ApiProperty({ type: 'integer' })
  depth!: number;
}

/** The folders that you can see, each followed by those beneath it. */
export class FolderTreeDto {
  /** Folders in the order of the tree. */
  @ApiProperty({ type: [FolderNodeDto] })
  results!: readonly FolderNodeDto[];
}

/** A folder in a list. */
export class FolderRowDto {
  id!: number;
  version!: number;
  /** Name. */
  name!: string;
  /** ID of the folder above. `null` at the top, and if you cannot see it. */
  parent_id!: number | null;
  /** Department to which it is open. `null` if it is common to the company. */
  department!: FolderDepartmentDto | null;
  /** True if only access lists give access to it. */
  is_private!: boolean;
  /** The person who created it. */
  creator!: PersonDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;

  /** When it was put into the trash. `null` otherwise. */
  @Moment({ nullable: true })
  trashed_at!: Instant | null;
}

/** A folder with the caller's permissions on it. */
export class FolderDto extends Permitted(FolderRowDto) {}
