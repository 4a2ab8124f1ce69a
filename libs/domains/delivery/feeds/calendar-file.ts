import { env } from '@app/config';
import type { Instant } from '@app/database';
import { type Day, daysAfter } from '@organisation/calendar';
import { icsLines, icsText } from './ics-lines';
import { type IcsZone, utcOf } from './ics-zone';

/** An entry of a calendar: either at a time (`starts_at`) or on whole days (`start_on`). */
export interface CalendarEntry {
  /** Stable name of the thing, the same in feeds and invitations: `meeting-7`. */
  readonly key: string;
  /** Grows with each version of the thing. */
  readonly sequence: number;
  /** When the thing was last changed. */
  readonly updated_at: Instant;
  readonly title: string;
  readonly starts_at?: Instant | null;
  /** Duration in minutes. 0 for a deadline. */
  readonly minutes?: number | null;
  readonly start_on?: Day | null;
  /** Last day, inclusive. */
  readonly end_on?: Day | null;
  readonly place?: string | null;
  readonly description?: string | null;
  readonly url?: string;
  /** True if calendar programs shall show the person as busy. */
  readonly is_busy?: boolean;
}

/** Time after which calendar programs should read a feed again: one hour (ISO 8601). */
const REFRESH = 'PT1H';
const MINUTE_MS = 60_000;
const PRODUCT = '-//Tutti//Calendar//EN';

const { host } = new URL(env.PUBLIC_URL);

/** Returns the UID of a thing, which is the same in feeds and invitations. */
export const uidOf = (key: string): string => `${key}@${host}`;

/** Writes a feed (RFC 5545, RFC 7986): a calendar with its time zone and all entries. */
export const feedFile = (name: string, zone: IcsZone, timezone: string, entries: readonly CalendarEntry[]): string =>
  icsLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    `NAME:${icsText(name)}`,
    `X-WR-CALNAME:${icsText(name)}`,
    `X-WR-TIMEZONE:${timezone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
  ]) +
  zoneOf(zone) +
  entries.map((entry) => icsLines(eventLines(entry, zone))).join('') +
  icsLines(['END:VCALENDAR']);

/** Writes a calendar with one event, to be mailed (iTIP, RFC 5546). `people` are its ORGANIZER and ATTENDEE lines. */
export const invitationFile = (
  { method, people }: { readonly method: 'REQUEST' | 'CANCEL'; readonly people: readonly string[] },
  zone: IcsZone,
  entry: CalendarEntry,
): string => {
  const status = method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED';
  return (
    icsLines(['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN', `METHOD:${method}`]) +
    zoneOf(zone) +
    icsLines([...eventLines(entry, zone, [...people, `STATUS:${status}`]), 'END:VCALENDAR'])
  );
};

const zoneOf = ({ definition }: IcsZone): string => (definition === undefined ? '' : `${definition}\r\n`);

function eventLines(entry: CalendarEntry, zone: IcsZone, more: readonly string[] = []): (string | undefined)[] {
  const { key, sequence, updated_at, title, place, description, url, is_busy } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(key)}`,
    `DTSTAMP:${utcOf(new Date(updated_at))}`,
    `LAST-MODIFIED:${utcOf(new Date(updated_at))}`,
    `SEQUENCE:${sequence}`,
    ...timeLines(entry, zone),
    `SUMMARY:${icsText(title)}`,
    place ? `LOCATION:${icsText(place)}` : undefined,
    description ? `DESCRIPTION:${icsText(description)}` : undefined,
    url && `URL:${url}`,
    `TRANSP:${is_busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    ...more,
    'END:VEVENT',
  ];
}

/** Writes DTSTART and DTEND. A deadline has no DTEND, so it has no duration. For whole days, DTEND is the day after the last one. */
function timeLines({ starts_at, minutes, start_on, end_on }: CalendarEntry, zone: IcsZone): (string | undefined)[] {
  if (starts_at) {
    const start = new Date(starts_at);
    const end = minutes ? `DTEND${zone.momentOf(new Date(+start + minutes * MINUTE_MS))}` : undefined;
    return [`DTSTART${zone.momentOf(start)}`, end];
  }
  if (!start_on) return [];
  return [`DTSTART;VALUE=DATE:${compact(start_on)}`, `DTEND;VALUE=DATE:${compact(daysAfter(end_on ?? start_on, 1))}`];
}

const compact = (day: Day): string => day.replaceAll('-', '');
