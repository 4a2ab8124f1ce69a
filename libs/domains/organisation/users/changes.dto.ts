import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsEnum, IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { Role } from '@app/auth';
import { IsDay, IsEmailAddress, IsId, IsLanguage, IsLine, IsName, IsZone, Omittable } from '@app/validation';

const INT4_MAX = 2_147_483_647;

interface Named {
  readonly name?: string;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
}

/** Requires the full name unless a part of it is given: the full name is then made of the parts. */
export const NameOrParts = (): PropertyDecorator =>
  ValidateIf(({ name, first_name, last_name }: Named) => name !== undefined || !(first_name ?? last_name));

/** Changes that people can make to themselves. Omitted fields stay as they are; `null` clears a field. */
export class UpdateProfileDto {
  /** Full name; in Korean, family name first. @example 김미나 */
  @Omittable()
  @IsName(100)
  name?: string;

  /** First name. @example 미나 */
  @IsOptional()
  @IsName(50)
  first_name?: string | null;

  /** Last name. @example 김 */
  @IsOptional()
  @IsName(50)
  last_name?: string | null;

  /** Position in the company. @example Concertmaster */
  @IsOptional()
  @IsLine(100)
  position?: string | null;

  /** Part or section. @example 'First violins' */
  @IsOptional()
  @IsLine(100)
  job_part?: string | null;

  /** Replaces all tags. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags?: string[];

  /**
   * ID of an upload with the purpose `picture` (JPEG, PNG or WebP). It is cut to a square and shown once it has been drawn. `null` removes
   * the picture.
   */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  profile_image?: string | null;

  /** IANA time zone. `null` for the company's. @example Asia/Seoul */
  @IsOptional()
  @IsZone()
  timezone?: string | null;

  /** `en` or `ko`. `null` for the company's. @example ko */
  @IsOptional()
  @IsLanguage()
  locale?: string | null;
}

/** Changes of a person. Only admins can change the fields that a profile does not have: 403 for all others. */
export class UpdateUserDto extends UpdateProfileDto {
  /** Unique across companies. Change your own by `POST /auth/email/change`. */
  @Omittable()
  @IsEmailAddress()
  email?: string;

  /** Role in the company. You cannot change your own. */
  @Omittable()
  @IsEnum(Role)
  role?: Role;

  /** ID of the department. */
  @IsOptional()
  @IsId()
  department_id?: number | null;

  /** Unique in the company. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(INT4_MAX)
  employee_number?: number | null;

  /** When the person joined. @example 2026-03-01 */
  @IsOptional()
  @IsDay()
  join_date?: string | null;
}
