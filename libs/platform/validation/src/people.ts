import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, Length, Matches, MaxLength, ValidateBy, isISO8601, isTimeZone } from 'class-validator';

// Postgres and the calendar know other years, too; nobody's programme does.
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;
// Offsets pass for time zones in Intl, and have no summer.
const ZONE = /^[A-Z][A-Za-z]*([/_+-][A-Za-z0-9]+)*$/;

/** An e-mail address. It is kept, and compared, in lower case. */
export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail({ allow_utf8_local_part: false }),
    MaxLength(254),
    ApiProperty({ type: String, format: 'email', maxLength: 254 }),
  );

/** A calendar day, `2026-03-01`. It has no time zone. */
export const IsDay = (example = '2026-03-01'): PropertyDecorator =>
  applyDecorators(ValidateBy({ name: 'isDay', validator: { validate: isDay } }), ApiProperty({ type: String, format: 'date', example }));

export const isDay = (value: unknown): boolean => typeof value === 'string' && DAY.test(value) && isISO8601(value, { strict: true });

/** The name of an IANA time zone: `Asia/Seoul`. */
export const IsZone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeZone',
    validator: { validate: (value) => typeof value === 'string' && ZONE.test(value) && isTimeZone(value) },
  });

/** A language that the system speaks. */
export const IsLanguage = (): PropertyDecorator => IsIn(['en', 'ko']);

const inOneForm = (text: unknown): unknown => (typeof text === 'string' ? text.normalize('NFC').trim() : text);

/** One line of text with something on it. It is kept composed (macOS writes Hangul letter by letter) and without outer spaces. */
export const IsLine = (max: number, { each = false } = {}): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(inOneForm) : inOneForm(value))),
    IsString({ each }),
    Length(1, max, { each }),
    Matches(/^\P{Cc}*$/u, { each, message: 'must be one line', context: { ko: '한 줄이어야 합니다' } }),
  );
