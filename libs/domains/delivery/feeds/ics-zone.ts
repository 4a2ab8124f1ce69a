import ICAL from 'ical.js';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import { offsetAt } from '@organisation/calendar';

/** A time zone as an iCalendar file describes it. */
export interface IcsZone {
  /** The VTIMEZONE, without its last line break. Undefined if all times are written in UTC. */
  readonly definition: string | undefined;
  /** Writes a moment as it follows `DTSTART` or `DTEND`: `;TZID=Asia/Seoul:20300115T190000`, or `:20300115T100000Z`. */
  readonly momentOf: (moment: Date) => string;
}

const UTC: IcsZone = { definition: undefined, momentOf: (moment) => `:${utcOf(moment)}` };
/** Zones that the library knows. It must not be asked for others, because it then writes a warning to the console. */
const KNOWN: ReadonlySet<string> = new Set(tzlib_get_timezones());
const MAX_KEPT = 500;
const zones = new Map<string, IcsZone>();

/** Writes a moment in UTC: `20300115T100000Z`. */
export const utcOf = (moment: Date): string => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Returns an IANA time zone for iCalendar files. Times of a zone that the library does not know are written in UTC. */
export function icsZone(name: string): IcsZone {
  let zone = zones.get(name);
  if (zone) return zone;
  zone = zoneNamed(name);
  if (zones.size >= MAX_KEPT) zones.clear();
  zones.set(name, zone);
  return zone;
}

function zoneNamed(name: string): IcsZone {
  if (!KNOWN.has(name)) return UTC;
  const [definition, line] = tzlib_get_ical_block(name) as [string, string];
  const defined = new ICAL.Timezone(new ICAL.Component(ICAL.parse(definition) as unknown[]));
  return { definition, momentOf: (moment) => (isPlain(moment, name, defined) ? `;${line}:${clockAt(moment, name)}` : `:${utcOf(moment)}`) };
}

/** Distance from a change of the clocks within which moments are written in UTC. */
const NEAR_MS = 3 * 3_600_000;

/**
 * True if every program reads the local time as this moment. Near a change of the clocks a local time may exist twice or not at all, and
 * programs disagree about it. False also if the VTIMEZONE has older rules than Node. In both cases the moment is written in UTC.
 */
function isPlain(moment: Date, name: string, defined: ICAL.Timezone): boolean {
  const offset = offsetAt(+moment, name);
  if (offsetAt(+moment - NEAR_MS, name) !== offset || offsetAt(+moment + NEAR_MS, name) !== offset) return false;
  return defined.utcOffset(ICAL.Time.fromJSDate(new Date(+moment + offset), true)) * 1_000 === offset;
}

/** Writes the local time: `20300115T190000`. */
const clockAt = (moment: Date, name: string): string => utcOf(new Date(+moment + offsetAt(+moment, name))).slice(0, -1);
