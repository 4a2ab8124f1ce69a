import { Injectable } from '@nestjs/common';
import { hashOf } from '@app/auth';
import { type Language, type Words, languageFor } from '@app/i18n';
import type { SecretLookup } from '@app/limits';
import { linkToSubject } from '@app/notices';
import { type CalendarEntry, feedFile } from './calendar-file';
import { FeedUnknown } from './feeds.errors';
import { FeedsRepository } from './feeds.repository';
import { type EntryRow, FeedEntriesRepository } from './feed-entries.repository';
import { icsZone } from './ics-zone';

const NAME: Words = { en: 'Tutti', ko: 'Tutti' };
const LEAVE: Words = { en: 'Leave', ko: '휴가' };
const DUE: Readonly<Record<Language, (title: string) => string>> = { en: (title) => `Due: ${title}`, ko: (title) => `마감: ${title}` };
const WITH: Readonly<Record<Language, (name: string) => string>> = { en: (name) => `With ${name}`, ko: (name) => `참석자: ${name}` };

/** Writes the calendar of a feed at each request, from the present data and with the present rights of its owner. */
@Injectable()
export class FeedCalendarsService implements SecretLookup {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly entries: FeedEntriesRepository,
  ) {}

  async liveKeyOf(secret: string): Promise<string | undefined> {
    const reader = await this.feeds.readerOf(hashOf(secret));
    return reader && `feed ${hashOf(secret)}`;
  }

  /** Returns the calendar as text, and records the use of the feed. Throws `FeedUnknown` (404) for a feed that has ended. */
  async write(secret: string): Promise<string> {
    const reader = await this.feeds.readerOf(hashOf(secret));
    if (!reader) throw new FeedUnknown();
    const [rows] = await Promise.all([this.entries.list(reader), this.feeds.noteUse(reader.feed_id)]);
    const language = languageFor(undefined, reader.locale);
    const entries = rows.map((row) => entryOf(row, language));
    return feedFile(NAME[language], icsZone(reader.timezone), reader.timezone, entries);
  }
}

function entryOf({ kind, id, version, title, mentorship_id, partner, ...row }: EntryRow, language: Language): CalendarEntry {
  const entry = { ...row, key: `${kind}-${id}`, sequence: version };
  if (kind === 'deadline') return { ...entry, title: DUE[language](title ?? ''), url: linkToSubject('task', String(id)) };
  if (kind === 'meeting') {
    const description = partner === null ? null : WITH[language](partner);
    return { ...entry, title: title ?? '', description, url: linkToSubject('mentorship', String(mentorship_id)), is_busy: true };
  }
  return { ...entry, title: title ?? LEAVE[language], is_busy: kind === 'leave' };
}
