import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted, TextIdFilter } from '@app/http';
import { isEmailAddress, IsEmailAddress, IsLanguage, IsLine, IsName, IsZone, Moment, Omittable } from '@app/validation';
import { ID } from './company.entity';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MAX_CAPACITY = 1_000;
const MAX_DOMAINS = 50;
const MIN_WORDS_DAYS = 30;
const MAX_WORDS_DAYS = 3_650;

const SETTINGS = {
  type: 'object',
  properties: {
    require_admin_totp: { type: 'boolean', nullable: true },
    must_change_password: { type: 'boolean', nullable: true },
    weekend: { type: 'array', items: { title: 'Weekday', type: 'string', enum: WEEKDAYS }, maxItems: 6, uniqueItems: true, nullable: true },
    keep_shared_words_days: { type: 'integer', minimum: MIN_WORDS_DAYS, maximum: MAX_WORDS_DAYS, default: MIN_WORDS_DAYS, nullable: true },
    mentor_capacity: { type: 'integer', minimum: 1, maximum: MAX_CAPACITY, default: 5, nullable: true },
    mail_domains: {
      type: 'array',
      items: { type: 'string', format: 'hostname' },
      maxItems: MAX_DOMAINS,
      uniqueItems: true,
      nullable: true,
    },
  },
  additionalProperties: true,
  example: { require_admin_totp: false, must_change_password: false, weekend: ['saturday', 'sunday'], mentor_capacity: 5 },
} as const;

const NOT_SETTINGS = {
  message: `require_admin_totp and must_change_password must be true or false, weekend a list of at most six weekdays, mentor_capacity a number from 1 to ${MAX_CAPACITY}, keep_shared_words_days one from ${MIN_WORDS_DAYS} to ${MAX_WORDS_DAYS}, and mail_domains a list of at most ${MAX_DOMAINS} domains such as example.com`,
  context: {
    ko: `require_admin_totp와 must_change_password는 true 또는 false, weekend는 요일을 최대 여섯 개까지 담은 목록, mentor_capacity는 1부터 ${MAX_CAPACITY}까지의 정수, keep_shared_words_days는 ${MIN_WORDS_DAYS}부터 ${MAX_WORDS_DAYS}까지의 정수, mail_domains는 example.com과 같은 도메인을 최대 ${MAX_DOMAINS}개까지 담은 목록이어야 합니다`,
  },
};

/** A setting that decides something has a type; what else a company keeps there is its own. Null takes a setting away. */
const isSettings = (value: unknown): boolean => {
  const settings = (value ?? {}) as Record<string, unknown>;
  return Object.entries(DECIDING).every(([name, fits]) => (settings[name] ?? null) === null || fits(settings[name]));
};

const isSwitch = (value: unknown): boolean => typeof value === 'boolean';

/** In the form in which addresses have theirs: in lower case, and in ASCII. */
const areDomains = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= MAX_DOMAINS &&
  new Set(value).size === value.length &&
  value.every((domain) => isEmailAddress(`somebody@${String(domain)}`) && domain === String(domain).toLowerCase());

const isWithin = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

/** Days of the week, each once, and at least one left to work on. */
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
  keep_shared_words_days: (value) => isWithin(value, MIN_WORDS_DAYS, MAX_WORDS_DAYS),
  mail_domains: areDomains,
};

/** What is left out stays. */
export class UpdateCompanyDto {
  /** @example 'Sinfonia Varsovia' */
  @Omittable()
  @IsName(200)
  name?: string;

  /** An IANA time zone. @example Asia/Seoul */
  @Omittable()
  @IsZone()
  timezone?: string;

  /** `en` or `ko`. @example ko */
  @Omittable()
  @IsLanguage()
  locale?: string;

  /**
   * Merged one by one: what is left out stays, null takes away. With `require_admin_totp`, admins can do little before their second
   * factor is on. With `must_change_password`, people whom an admin makes with a password choose another before anything else, unless
   * the admin says otherwise. `weekend` names the days off of every week: Saturday and Sunday, unless given. `mentor_capacity` is how many open
   * mentorships a mentor can have: 5, unless given. `keep_shared_words_days` is how many days after somebody has been deactivated what they
   * said to others is kept (comments, submissions, shared memos, meeting notes): 30, unless given. `mail_domains` lists the domains to which
   * admins may write by `send_email` besides their own people; the platform's admin alone sets it.
   */
  @ApiPropertyOptional(SETTINGS)
  @Omittable()
  @IsObject()
  @ValidateBy({ name: 'isSettings', validator: { validate: isSettings } }, NOT_SETTINGS)
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
  @IsName(200)
  declare name: string;

  /** Its first admin, who is invited. @example clara@example.com */
  @Omittable()
  @IsEmailAddress()
  admin_email?: string;
}

export class InviteAdminDto {
  /** Who is to run it. Not necessarily the address of before. @example clara@example.com */
  @IsEmailAddress()
  admin_email!: string;
}

export class ListCompaniesDto extends ListDto {
  /** Only these: several by comma or repeated. */
  @TextIdFilter(ID)
  ids?: string[];

  /** In the name or the id. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('id', 'name', 'created_at')
  ordering: string[] = ['name'];
}

/** A company. Its people see the first four fields, its admin all, the platform's admin all but the settings. */
export class CompanyRowDto {
  /** @example sinfonia */
  id!: string;
  name!: string;
  /** @example Asia/Seoul */
  timezone!: string;
  /** @example ko */
  locale!: string;

  @ApiPropertyOptional(SETTINGS)
  settings?: Record<string, unknown>;

  quota_bytes?: number | null;
  people_count?: number;
  departments_count?: number;

  @Moment({ required: false })
  created_at?: Instant;

  @Moment({ required: false })
  updated_at?: Instant;
}

/** One company, with the caller's permissions on it. */
export class CompanyDto extends Permitted(CompanyRowDto) {}
