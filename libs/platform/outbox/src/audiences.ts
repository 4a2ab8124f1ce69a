import { type Sql, sql } from '@app/database';

/** A listener that hears of the events of some companies only. */
interface Audience {
  /** The stored name without its event: `WebhooksListeners.plan`. */
  readonly listener: string;
  /** True if the listener has something to do for this company. */
  readonly hears: (company_id: Sql) => Sql;
}

const declared = new Map<string, Audience>();

/**
 * Declares the companies for which a listener hears of events, in its domain: for the others an event makes no job. The condition is asked by
 * the statement that turns an event into jobs. Its snapshot sees the event, and therefore all that was committed before it: nobody who
 * began to listen before an event was published misses it.
 */
export function declareAudience(listener: string, hears: Audience['hears']): void {
  if (declared.has(listener)) throw new Error(`The audience of ${listener} is declared twice.`);
  declared.set(listener, { listener, hears });
}

/** True if the listener of this subscription (`name`) has nothing to do for the company of this event. */
export const isUnheard = (name: Sql, company_id: Sql): Sql =>
  [...declared.values()].reduce(
    (any, { listener, hears }) =>
      sql`${any} OR (starts_with(reverse(${name}), ${reversed(`:${listener}`)}::text) AND NOT ${hears(company_id)})`,
    sql`false`,
  );

const reversed = (text: string): string => [...text].reverse().join('');
