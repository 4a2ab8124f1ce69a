import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { IsLine, Omittable } from '@app/validation';
import { AccessLevel, PrincipalKind } from './access-entry.entity';

const MOST = 100;

/** A right that a principal has. */
export class EntryDto {
  /** Kind of the principal. A department includes those beneath it. A mentorship gives the right to both people while it is open. */
  @ApiProperty({ enum: PrincipalKind, enumName: 'PrincipalKind', example: PrincipalKind.Role })
  @IsEnum(PrincipalKind)
  principal_kind!: PrincipalKind;

  /** ID of the person, department or mentorship as text, or the role. `null` for the company. @example mentor */
  @IsOptional()
  @IsLine(40)
  principal_id!: string | null;

  /** Level. Each includes those before it. */
  @ApiProperty({ enum: AccessLevel, enumName: 'AccessLevel', example: AccessLevel.View })
  @IsEnum(AccessLevel)
  level!: AccessLevel;

  /** True if the principal also changes this list and publishes. Default: false. */
  @ApiProperty({ required: false, default: false, example: false })
  @Omittable()
  @IsBoolean()
  manages: boolean = false;
}

/** The new entries of an access list. */
export class ReplaceAccessDto {
  /** All entries. Those that are left out are removed. */
  @ApiProperty({ type: [EntryDto], example: [{ principal_kind: 'role', principal_id: 'mentor', level: 'view', manages: false }] })
  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => EntryDto)
  entries!: EntryDto[];
}

/** The folder that an entry is inherited from. */
export class InheritedFromDto {
  /** ID of the folder. */
  id!: number;
  /** Name of the folder. */
  name!: string;
}

/** An entry of an access list. */
export class ShownEntryDto extends EntryDto {
  /** Name of the person or department, title of the mentorship. `null` for a role and the company. */
  @ApiProperty({ type: String, nullable: true })
  principal_name!: string | null;

  /** True if it belongs to a folder above. */
  is_inherited!: boolean;

  /** The folder above. `null` if it is not inherited, or if you cannot see that folder. */
  inherited_from!: InheritedFromDto | null;
}

/** The access list of a folder or document, with the entries that it inherits. */
export class AccessListDto {
  /** ID of the folder or document. */
  id!: number;
  /** Version of the folder or document. */
  version!: number;
  /** Entries, its own first. */
  entries!: ShownEntryDto[];
}
