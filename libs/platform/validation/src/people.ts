import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, ValidateBy, isISO8601, isTimeZone } from 'class-validator';

// Postgres and the calendar know other years, but no programme needs them.
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;
// Intl accepts offsets as time zones, but they have no daylight saving time.
const ZONE = /^[A-Z][A-Za-z]*([/_+-][A-Za-z0-9]+)*$/;

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

/** A supported language. */
export const IsLanguage = (): PropertyDecorator => IsIn(['en', 'ko']);
