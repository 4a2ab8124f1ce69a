import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { IsEmailAddress, IsLanguage, IsLine, IsZone, ListDto, Moment, Omittable, Ordering } from '@app/http';
import { ID } from './company.entity';

/** What is left out stays. */
export class UpdateCompanyDto {
  /** @example 'Sinfonia Varsovia' */
  @Omittable()
  @IsLine(200)
  name?: string;

  /** An IANA time zone. @example Asia/Seoul */
  @Omittable()
  @IsZone()
  timezone?: string;

  /** `en` or `ko`. @example ko */
  @Omittable()
  @IsLanguage()
  locale?: string;

  /** Taken whole: what was there before is gone. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  settings?: Record<string, unknown>;

  /** How much all of its people may store, null for no limit. The platform's admin sets it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  quota_bytes?: number | null;
}

export class CreateCompanyDto extends UpdateCompanyDto {
  /** A slug, or a Korean business registration number, `123-45-67890`. @example philharmonia */
  @Matches(ID, {
    message: 'must be a slug, or a business registration number such as 123-45-67890',
    context: { ko: '슬러그 또는 123-45-67890 형식의 사업자등록번호여야 합니다' },
  })
  @MaxLength(63)
  id!: string;

  /** @example 'Sinfonia Varsovia' */
  @IsLine(200)
  declare name: string;

  /** Its first admin, who is invited. @example clara@example.com */
  @Omittable()
  @IsEmailAddress()
  admin_email?: string;
}

export class ListCompaniesDto extends ListDto {
  /** In the name or the id. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('id', 'name', 'created_at')
  ordering: string[] = ['name'];
}

/** A company. Its people see the first four fields, its admin all, the platform's admin all but the settings. */
export class CompanyDto {
  /** @example sinfonia */
  id!: string;
  name!: string;
  /** @example Asia/Seoul */
  timezone!: string;
  /** @example ko */
  locale!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  settings?: Record<string, unknown>;

  quota_bytes?: number | null;
  people_count?: number;
  departments_count?: number;

  @Moment({ required: false })
  created_at?: Instant;

  @Moment({ required: false })
  updated_at?: Instant;
}
