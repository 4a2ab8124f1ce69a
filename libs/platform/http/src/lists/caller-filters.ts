import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { instant } from '@app/database';
import { isDay, valuesOf } from '@app/validation';
import { type CallerFields, callerFieldsOf } from './filters';

/** The start and the end of a day in the caller's time zone, or else in their company's. The app's calendar provides it. */
export abstract class CallerDays {
  abstract boundsOf(user_id: number, day: string): Promise<{ readonly start: Date; readonly end: Date }>;
}

type Query = Record<string, unknown>;
type Asking = FastifyRequest & { readonly actor?: { readonly id: number } };

/**
 * Resolves filter values that depend on the caller before they are validated: `me` becomes the caller's id, and a plain day becomes a
 * moment. Handlers get only ids and moments. Requests without a query skip this.
 */
export class CallerFilters implements CanActivate {
  private readonly known = new WeakMap<object, CallerFields>();

  constructor(private readonly days: () => CallerDays) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const { actor, url, query } = context.switchToHttp().getRequest<Asking>();
    if (!actor || !url.includes('?')) return true;
    const { people, moments } = this.fieldsOf(context);
    for (const field of people) putCaller(query as Query, field, actor.id);
    const plain = moments.filter(([field]) => isDay((query as Query)[field]));
    return plain.length === 0 || this.putMoments(query as Query, plain, actor.id);
  }

  private async putMoments(query: Query, fields: CallerFields['moments'], user_id: number): Promise<true> {
    for (const [field, bound] of fields) query[field] = instant((await this.days().boundsOf(user_id, String(query[field])))[bound]);
    return true;
  }

  private fieldsOf(context: ExecutionContext): CallerFields {
    const handler = context.getHandler();
    return this.known.get(handler) ?? this.known.set(handler, fieldsIn(context)).get(handler)!;
  }
}

function putCaller(query: Query, field: string, id: number): void {
  const given = query[field];
  if (given !== undefined) query[field] = valuesOf(given).map((value) => (value === 'me' ? id : value));
}

function fieldsIn(context: ExecutionContext): CallerFields {
  const prototype = context.getClass().prototype as object;
  const shapes = (Reflect.getMetadata('design:paramtypes', prototype, context.getHandler().name) ?? []) as object[];
  const found = shapes.filter((Shape) => typeof Shape === 'function').map(callerFieldsOf);
  return { people: found.flatMap(({ people }) => people), moments: found.flatMap(({ moments }) => moments) };
}
