import { ValidateIf } from 'class-validator';

/** A field that may be omitted, but not be null. (`@IsOptional()` accepts both.) */
export const Omittable = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
