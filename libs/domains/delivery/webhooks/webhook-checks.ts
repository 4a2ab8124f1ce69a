import { Injectable } from '@nestjs/common';
import { type Detail, ValidationFailed } from '@app/errors';
import { announcements } from '@app/events';
import { AddressRules } from '@app/outbound';
import type { WebhookChange } from './webhook.entity';
import { problemWith } from './webhook-url';

/** Checks fields of a webhook against the settings and the catalogue of events, which a DTO cannot do. */
@Injectable()
export class WebhookChecks {
  constructor(private readonly rules: AddressRules) {}

  /** Returns the fields with a normalised URL. Throws `ValidationFailed` (422). */
  checked<Change extends WebhookChange>(change: Change): Change {
    const details = [...this.problemsOfUrl(change.url), ...problemsOfEvents(change.events)];
    if (details.length > 0) throw new ValidationFailed(details);
    return change.url === undefined ? change : { ...change, url: new URL(change.url).href };
  }

  private problemsOfUrl(url: string | undefined): Detail[] {
    const message = url === undefined ? undefined : problemWith(url, this.rules);
    return message ? [{ field: 'url', message }] : [];
  }
}

function problemsOfEvents(events: readonly string[] = []): Detail[] {
  const unknown = events.filter((type) => !announcements.withType(type));
  const message = (type: string) => ({ en: `${type} is not a type of event`, ko: `${type}은(는) 이벤트 유형이 아닙니다` });
  return unknown.map((type) => ({ field: 'events', message: message(type) }));
}
