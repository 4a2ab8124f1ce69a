import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidatorOptions, validateSync } from 'class-validator';
import { type Detail, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { detailsOf } from './details';
import { composeTexts } from './one-form';
import { rememberChecks } from './remembered';

const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: false,
  validationError: { target: true, value: true },
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

rememberChecks();

const READ = new Set(['body', 'query']);
const PLAIN = new Set<unknown>([undefined, String, Number, Boolean, Array, Object, Buffer, Date]);

/**
 * Converts bodies and queries to DTOs, refuses unknown fields, and names every invalid field. Nest's own pipe does the same and walks every
 * value four times more.
 */
export class Validation implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (!READ.has(type) || PLAIN.has(metatype)) return value;
    const given = value === undefined ? {} : value;
    if (!isObject(given)) throw new ValidationFailed([{ field: type, message: sentenceFor('isObject')! }]);

    const { dto, details } = checked(metatype as Type<object>, given);
    if (details.length > 0) throw new ValidationFailed(details);
    return dto;
  }
}

/** Converts input that is not a body to a DTO, and returns its problems. */
export function checked<Dto extends object>(Shape: Type<Dto>, given: object): { dto: Dto; details: Detail[] } {
  composeTexts(given);
  const dto = plainToInstance(Shape, given);
  return { dto, details: validateSync(dto, OPTIONS).flatMap((error) => detailsOf(error)) };
}
