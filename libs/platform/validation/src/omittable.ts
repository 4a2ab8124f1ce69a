import { ValidateIf } from 'class-validator';

/** A field that may be left out, but is not null when it is there. (`@IsOptional()` lets both pass.) */
export const Omittable = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
