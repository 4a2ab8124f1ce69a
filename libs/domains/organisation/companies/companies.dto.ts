import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsUUID, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted, TextIdFilter } from '@app/http';
import { isEmailAddress, IsEmailAddress, IsLanguage, IsLine, IsName, IsZone, Moment, Omittable } from '@app/validation';
import { ID } from './company.entity';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MAX_CAPACITY = 1_000;
const MAX_SILENT_DAYS = 365;
const MAX_DOMAINS = 50;
const MIN_WORDS_DAYS = 30;
const MAX_WORDS_DAYS = 3_650;

const SETTINGS = {
  type: 'object',
  properties: {
    require_admin_totp: {
      type: 'boolean',
      nullable: true,
      description: 'True if admins can do little before they enable a second factor.',
    },
    must_change_password: {
      type: 'boolean',
      nullable: true,
      description: 'True if people whom an admin creates with a password must first choose another. The admin can override it.',
    },
    weekend: {
      type: 'array',
      items: { title: 'Weekday', type: 'string', enum: WEEKDAYS },
      maxItems: 6,
      uniqueItems: true,
      nullable: true,
      description: 'Days off in every week. Default: Saturday and Sunday.',
    },
    keep_shared_words_days: {
      type: 'integer',
      minimum: MIN_WORDS_DAYS,
      maximum: MAX_WORDS_DAYS,
      default: MIN_WORDS_DAYS,
      nullable: true,
      description: 'Days for which comments, submissions, shared memos and meeting notes of a deactivated person are kept.',
    },
    mentor_capacity: {
      type: 'integer',
      minimum: 1,
      maximum: MAX_CAPACITY,
      default: 5,
      nullable: true,
      description: 'Maximum number of open mentorships of a mentor.',
    },
    no_contact_days: {
      type: 'integer',
      minimum: 1,
      maximum: MAX_SILENT_DAYS,
      default: 14,
      nullable: true,
      description: 'Days without contact after which a mentor is reminded of a mentorship. Workdays of leave do not count.',
    },
    mail_domains: {
      type: 'array',
      items: { type: 'string', format: 'hostname' },
      maxItems: MAX_DOMAINS,
      uniqueItems: true,
      nullable: true,
      description: "Domains to which admins may write by `send_email`, besides their own people. Only the platform's admin can set it.",
    },
  },
  additionalProperties: true,
  example: { require_admin_totp: false, must_change_password: false, weekend: ['saturday', 'sunday'], mentor_capacity: 5 },
} as const;

const NOT_SETTINGS = {
  message: `require_admin_totp and must_change_password must be true or false, weekend a list of at most six weekdays, mentor_capacity a number from 1 to ${MAX_CAPACITY}, no_contact_days one from 1 to ${MAX_SILENT_DAYS}, keep_shared_words_days one from ${MIN_WORDS_DAYS} to ${MAX_WORDS_DAYS}, and mail_domains a list of at most ${MAX_DOMAINS} domains such as example.com`,
  context: {
    ko: `require_admin_totp와 must_change_password는 true 또는 false, weekend는 요일을 여섯 개까지 담은 목록, mentor_capacity는 1부터 ${MAX_CAPACITY}까지의 정수, no_contact_days는 1부터 ${MAX_SILENT_DAYS}까지의 정수, keep_shared_words_days는 ${MIN_WORDS_DAYS}부터 ${MAX_WORDS_DAYS}까지의 정수, mail_domains는 example.com과 같은 도메인을 ${MAX_DOMAINS}개까지 담은 목록이어야 합니다`,
  },
};

/** Checks the types of the settings that Tutti uses. A company can keep other settings of any type. `null` clears a setting. */
const isSettings = (value: unknown): boolean => {
  const settings = (value ?? {}) as Record<string, unknown>;
  return Object.entries(DECIDING).every(([name, fits]) => (settings[name] ?? null) === null || fits(settings[name]));
};

const isSwitch = (value: unknown): boolean => typeof value === 'boolean';

/** Domains must be in lower case and ASCII, as they are in stored addresses. */
const areDomains = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= MAX_DOMAINS &&
  new Set(value).size === value.length &&
  value.every((domain) => isEmailAddress(`somebody@${String(domain)}`) && domain === String(domain).toLowerCase());

const isWithin = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

/** Each weekday at most once, with at least one workday left. */
const isWeekend = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length < WEEKDAYS.length &&
  new Set(value).size === value.length &&
  value.every((day) => WEEKDAYS.includes(day as string));

const DECIDING: Readonly<Record<string, (value: unknown) => boolean>> = {
  require_admin_totp: isSwitch,
  must_change_password: isSwitch,
  weekend: isWeekend,
  mentor_capacity: (value) => isWithin(value, 1, MAX_CAPACITY),
  no_contact_days: (value) => isWithin(value, 1, MAX_SILENT_DAYS),
  keep_shared_words_days: (value) => isWithin(value, MIN_WORDS_DAYS, MAX_WORDS_DAYS),
  mail_domains: areDomains,
};

/** Changes of a company. Omitted fields stay as they are. */
export class UpdateCompanyDto {
  /** Name of the company. @example 'Sinfonia Varsovia' */
  @Omittable()
  @IsName(200)
  name?: string;

  /** IANA time zone. @example Asia/Seoul */
  @Omittable()
  @IsZone()
  timezone?: string;

  /** `en` or `ko`. @example ko */
  @Omittable()
  @IsLanguage()
  locale?: string;

  /** ID of an upload with the purpose `picture` (JPEG, PNG or WebP), which is shown once it has been drawn. `null` removes the logo. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  logo?: string | null;

  /** Each setting is merged: omitted ones stay as they are, `null` clears one. Settings with other names are kept, too. */
  @ApiPropertyOptional(SETTINGS)
  @Omittable()
  @IsObject()
  @ValidateBy({ name: 'isSettings', validator: { validate: isSettings } }, NOT_SETTINGS)
  settings?: Record<string, unknown>;

  /** Storage of all members together, in bytes. `null` for no limit. Only the platform's admin can set it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  quota_bytes?: number | null;
}

/** A new company. */
export class CreateCompanyDto extends OmitType(UpdateCompanyDto, ['logo']) {
  /** A slug, or a Korean business registration number such as `123-45-67890`. @example philharmonia */
  @Matches(ID, {
    message: 'must be a slug, or a business registration number such as 123-45-67890',
    context: { ko: '슬러그 또는 123-45-67890 형식의 사업자등록번호여야 합니다' },
  })
  @MaxLength(63)
  id!: string;

  /** Name of the company. @example 'Sinfonia Varsovia' */
  @IsName(200)
  declare name: string;

  /** Address of the first admin, who is invited. @example clara@example.com */
  @Omittable()
  @IsEmailAddress()
  admin_email?: string;
}

/** The admin to invite. */
export class InviteAdminDto {
  /** Address of the admin. It can differ from the previous one. @example clara@example.com */
  @IsEmailAddress()
  admin_email!: string;
}

export class ListCompaniesDto extends ListDto {
  /** Only these IDs: comma-separated or repeated. */
  @TextIdFilter(ID)
  ids?: string[];

  /** Searches the name and the ID. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('id', 'name', 'created_at')
  ordering: string[] = ['name'];
}

/** A company. Members see `id` to `logo`, its admins see all fields, and the platform's admin all but `settings`. */
export class CompanyRowDto {
  /** ID of the company. @example sinfonia */
  id!: string;
  /** Name of the company. */
  name!: string;
  /** IANA time zone. @example Asia/Seoul */
  timezone!: string;
  /** `en` or `ko`. @example ko */
  locale!: string;
  /** Path of the logo, which everybody may read who knows it. `null` without one. */
  logo!: string | null;

  /** Only for admins of the company. */
  @ApiPropertyOptional(SETTINGS)
  settings?: Record<string, unknown>;

  /** Storage of all members together, in bytes. `null` for no limit. */
  quota_bytes?: number | null;
  /** Number of members. */
  people_count?: number;
  /** Number of departments. */
  departments_count?: number;

  /** When it was created. */
  @Moment({ required: false })
  created_at?: Instant;

  /** When it was last changed. */
  @Moment({ required: false })
  updated_at?: Instant;
}

/** One company, with the caller's permissions on it. */
export class CompanyDto extends Permitted(CompanyRowDto) {}
