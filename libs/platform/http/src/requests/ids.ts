import { Param, type PipeTransform } from '@nestjs/common';
import { NotFound } from '@app/errors';
import { type Noun, ROUTE, nounAtPath } from '@app/i18n';
import { INT4_MAX } from '@app/validation';

const WHOLE = /^[1-9]\d{0,9}$/;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** A path parameter that cannot be an id. The problem filter finds the noun by the path. */
export class NotAnId extends NotFound {
  constructor(readonly parameter: string) {
    super(ROUTE);
  }
}

/** A numeric path parameter, `:id` by default. A value that cannot be an id is a 404 of that noun. */
export const Id = (name = 'id'): ParameterDecorator => Param(name, new ParseIdPipe(name));

/** A UUID path parameter, handled the same way. */
export const UuidId = (name = 'id'): ParameterDecorator => Param(name, new ParseUuidPipe(name));

class ParseIdPipe implements PipeTransform<string, number> {
  constructor(private readonly name: string) {}

  transform(value: string): number {
    const id = WHOLE.test(value) ? Number(value) : Infinity;
    if (id > INT4_MAX) throw new NotAnId(this.name);
    return id;
  }
}

class ParseUuidPipe implements PipeTransform<string, string> {
  constructor(private readonly name: string) {}

  transform(value: string): string {
    if (!UUID.test(value)) throw new NotAnId(this.name);
    return value.toLowerCase();
  }
}

/** The noun of a path parameter: a task in `/api/v1/tasks/:id/comments`. */
export function nounIn(route: string, parameter: string): Noun {
  const segments = route.split('/');
  return nounAtPath(segments[segments.indexOf(`:${parameter}`) - 1] ?? '');
}
