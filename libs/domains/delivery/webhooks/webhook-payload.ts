import type { AnnouncedEvent } from '@app/events';

/** The body of a delivery. It says that something has happened; who wants more asks the API. */
export interface WebhookPayload {
  readonly type: string;
  /** When it happened. */
  readonly timestamp: string;
  /** Ids, and the version of the thing after the event. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Names of facts that every receiver may learn. All others stay here, whatever an event has. */
const TOLD = /^(\w+_id|version)$/;

export const payloadOf = ({ announcement: { type }, facts }: AnnouncedEvent): WebhookPayload => ({
  type,
  timestamp: facts.occurred_at,
  data: Object.fromEntries(Object.entries(facts).filter(([name, value]) => TOLD.test(name) && typeof value !== 'object')),
});
