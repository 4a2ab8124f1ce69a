import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, IsISO8601, IsIn, IsTimeZone, Matches, MaxLength } from 'class-validator';

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
  );

/** A calendar day, `2026-03-01`. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(Matches(DAY, { message: '$property must be a day like 2026-03-01' }), IsISO8601({ strict: true }));

/** The name of an IANA time zone: `Asia/Seoul`. */
export const IsZone = (): PropertyDecorator =>
  applyDecorators(Matches(ZONE, { message: '$property must be the name of a time zone' }), IsTimeZone());

/** A language that the system speaks. */
export const IsLanguage = (): PropertyDecorator => IsIn(['en', 'ko']);
