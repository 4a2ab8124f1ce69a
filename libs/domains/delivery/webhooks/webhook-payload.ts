import type { AnnouncedEvent } from '@app/events';

/** The body of a delivery. It says that something has happened. Receivers that need more get it from the API, with their own rights. */
export interface WebhookPayload {
  readonly type: string;
  /** When it happened. */
  readonly timestamp: string;
  /** Ids, and the version of the thing after the event. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Names of facts that may leave the system. All other facts of an event are left out. */
const PUBLIC_FACTS = /^(\w+_id|version)$/;

export const payloadOf = ({ announcement: { type }, facts }: AnnouncedEvent): WebhookPayload => ({
  type,
  timestamp: facts.occurred_at,
  data: Object.fromEntries(Object.entries(facts).filter(([name, value]) => PUBLIC_FACTS.test(name) && typeof value !== 'object')),
});
