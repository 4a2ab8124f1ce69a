import { Param, type PipeTransform } from '@nestjs/common';
import { NotAnId } from './ids';

const SLUG = /^[a-z0-9-]{1,63}$/;

/** The `:id` of a path whose ids are words. A value that cannot be one is a 404 of its noun. */
export const Slug = (): ParameterDecorator => Param('id', new ParseSlugPipe());

class ParseSlugPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!SLUG.test(value)) throw new NotAnId('id');
    return value;
  }
}
