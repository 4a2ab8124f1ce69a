import { ArrayMaxSize, ArrayUnique, IsArray, IsEnum, IsInt, IsOptional, IsUrl, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Role } from '@app/auth';
import { IsDay, IsEmailAddress, IsId, IsLanguage, IsLine, IsName, IsZone, Omittable } from '@app/validation';

const INT4_MAX = 2_147_483_647;

interface Named {
  readonly name?: string;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
}

/** Required, unless a part of the name is given: the whole is then made of the parts. */
export const NameOrParts = (): PropertyDecorator =>
  ValidateIf(({ name, first_name, last_name }: Named) => name !== undefined || !(first_name ?? last_name));

/** What people may change about themselves. What is left out stays, null takes away. */
export class UpdateProfileDto {
  /** Whole; a Korean name is family name first. @example 김미나 */
  @Omittable()
  @IsName(100)
  name?: string;

  /** @example 미나 */
  @IsOptional()
  @IsName(50)
  first_name?: string | null;

  /** @example 김 */
  @IsOptional()
  @IsName(50)
  last_name?: string | null;

  /** @example Concertmaster */
  @IsOptional()
  @IsLine(100)
  position?: string | null;

  /** @example 'First violins' */
  @IsOptional()
  @IsLine(100)
  job_part?: string | null;

  @Omittable()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsLine(50, { each: true })
  tags?: string[];

  /** @example https://example.com/mina.webp */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  profile_image?: string | null;

  /** An IANA time zone; null for the company's. @example Asia/Seoul */
  @IsOptional()
  @IsZone()
  timezone?: string | null;

  /** `en` or `ko`; null for the company's. @example ko */
  @IsOptional()
  @IsLanguage()
  locale?: string | null;
}

/** Beyond a profile, what only an admin changes: 403 for everybody else. */
export class UpdateUserDto extends UpdateProfileDto {
  /** Unique over all companies. Not your own: that is changed by `POST /auth/email/change`. */
  @Omittable()
  @IsEmailAddress()
  email?: string;

  /** Nobody changes their own. */
  @Omittable()
  @IsEnum(Role)
  role?: Role;

  @IsOptional()
  @IsId()
  department_id?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(INT4_MAX)
  employee_number?: number | null;

  /** @example 2026-03-01 */
  @IsOptional()
  @IsDay()
  join_date?: string | null;
}
