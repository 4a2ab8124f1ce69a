import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Actor, authorize } from '@app/auth';
import { Clock } from '@app/config';
import { NotFound, ValidationFailed } from '@app/errors';
import { COMPANY } from '@organisation/companies/nouns';
import { USER } from '@organisation/users/nouns';
import { WorkdayOutOfReach } from './calendar.errors';
import { CalendarPolicy } from './calendar.policy';
import { CalendarRepository, type CalendarRow, type Whose } from './calendar.repository';
import type { Day } from './day';
import { weekendIn } from './weekend';
import { WorkCalendar } from './work-calendar';
import { NoWorkday } from './workdays';

const FRESH_FOR_MS = 1_000;
/** Maximum size of the cache, in days off. */
const MAX_KEPT = 200_000;

/** Two days, or a day and a number of workdays. */
export interface Way {
  readonly from?: Day;
  readonly to?: Day;
  readonly add?: number;
}

export interface Reckoned {
  readonly start_on: Day;
  readonly end_on: Day;
  readonly workdays: number;
  readonly timezone: string;
}

@Injectable()
export class CalendarService {
  private readonly kept = new LRUCache<string, WorkCalendar>({ maxSize: MAX_KEPT, ttl: FRESH_FOR_MS });

  constructor(
    private readonly calendars: CalendarRepository,
    private readonly clock: Clock,
  ) {}

  /** For other domains, on every request. It is cached for a second; a change of holidays or leave clears the cache of its own process. */
  async calendarOf(whose: Whose): Promise<WorkCalendar> {
    const key = 'user_id' in whose ? `user ${whose.user_id}` : `company ${whose.company_id}`;
    const known = this.kept.get(key);
    if (known) return known;
    const found = await this.calendars.find(whose);
    if (!found) throw new NotFound('user_id' in whose ? USER : COMPANY);
    const calendar = calendarFrom(found);
    this.kept.set(key, calendar, { size: found.days_off.length + 1 });
    return calendar;
  }

  /** Reads the calendars of several people in one statement. People who do not exist are missing in the result. */
  async calendarsOf(user_ids: readonly number[]): Promise<ReadonlyMap<number, WorkCalendar>> {
    const found = await this.calendars.findAll([...new Set(user_ids)]);
    return new Map(found.map((row) => [row.user_id, calendarFrom(row)]));
  }

  /** Reads the calendars of several companies in one statement. */
  async calendarsOfCompanies(ids: readonly string[]): Promise<ReadonlyMap<string, WorkCalendar>> {
    const found = await this.calendars.findOfCompanies([...new Set(ids)]);
    return new Map(found.map((row) => [row.company_id, calendarFrom(row)]));
  }

  /** Counts the actor's workdays between two days, or finds the day that is `add` workdays away. */
  async reckon(actor: Actor, { from, to, add }: Way): Promise<Reckoned> {
    authorize(CalendarPolicy.read, actor);
    if (to !== undefined && add !== undefined) throw new ValidationFailed([{ field: 'add', message: notBoth }]);
    const calendar = await this.calendarOf({ user_id: actor.id });
    const start = from ?? calendar.dayOf(this.clock.now());
    const end = to ?? within(() => calendar.add(start, add ?? 0));
    return { start_on: start, end_on: end, workdays: calendar.between(start, end), timezone: calendar.timezone };
  }

  /** Clears the cache. */
  forget(): void {
    this.kept.clear();
  }
}

const calendarFrom = ({ timezone, weekend, days_off }: CalendarRow): WorkCalendar =>
  new WorkCalendar({ timezone, weekend: weekendIn(weekend), days_off });

const notBoth = { en: 'cannot be given together with to', ko: 'to와 함께 보낼 수 없습니다' };

function within(reckon: () => Day): Day {
  try {
    return reckon();
  } catch (error) {
    throw error instanceof NoWorkday ? new WorkdayOutOfReach() : error;
  }
}
