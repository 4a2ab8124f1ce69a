import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { type Detail, ValidationFailed } from '@app/errors';
import { CalendarService, type Day, NoWorkday, daysAfter } from '@organisation/calendar';
import { CurriculaService, type CurriculumVersion } from '@programmes/curricula';
import type { Mentorship, Terms } from './mentorship.entity';
import type { Followed } from './mentorships.repository';

const LONGEST_DAYS = 3_660;

/** Agreed fields as the caller gives them. */
export interface Agreement {
  readonly curriculum_ids?: readonly number[];
  readonly start_on?: Day;
  readonly end_on?: Day;
}

/** A curriculum and the version to follow. */
export interface Pinned {
  readonly curriculum_id: number;
  readonly version: number;
}

/** Removes the version: until the mentorship starts, it follows the one that is current at the start. */
export const unpinned = (curricula: readonly Pinned[]): Followed[] =>
  curricula.map(({ curriculum_id }) => ({ curriculum_id, version: null }));

export type Agreed = Terms & { readonly curricula?: readonly Followed[] };

/** Resolves curricula, first and last day of a mentorship. */
@Injectable()
export class MentorshipTermsService {
  constructor(
    private readonly curricula: CurriculaService,
    private readonly calendars: CalendarService,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Returns the current day in the time zone of the company. */
  async today(company_id: string): Promise<Day> {
    return (await this.calendars.calendarOf({ company_id })).dayOf(this.now());
  }

  /** Resolves the terms of a new mentorship. It lasts as long as its longest curriculum by default. */
  async agreed(actor: Actor, { curriculum_ids, start_on, end_on }: Required<Omit<Agreement, 'end_on'>> & Agreement) {
    const followed = await this.followed(actor, curriculum_ids);
    const days = { start_on, end_on: end_on ?? daysAfter(start_on, followed.total_weeks * 7 - 1) };
    expectDays(days);
    return { ...followed, ...days };
  }

  /** Resolves changed terms of a draft. */
  async changed(actor: Actor, draft: Mentorship, { curriculum_ids, ...days }: Agreement): Promise<Agreed> {
    expectDays({ start_on: days.start_on ?? draft.start_on, end_on: days.end_on ?? draft.end_on });
    if (!curriculum_ids) return days;
    const { curricula, ...terms } = await this.followed(actor, curriculum_ids);
    return { ...days, ...terms, curricula: unpinned(curricula) };
  }

  /** Pins the current versions of the curricula and takes over their titles. */
  async pin(mentorship: Mentorship, followed: readonly Followed[]): Promise<Pinned[]> {
    const versions: CurriculumVersion[] = [];
    for (const { curriculum_id } of followed) versions.push((await this.curricula.currentVersion(curriculum_id))!);
    const { curricula, ...terms } = followedOf(versions);
    mentorship.take(terms);
    return curricula;
  }

  /** Moves the last day by the mentee's workdays between pause and resumption. Returns it with their number. */
  async shifted({ mentee_id, end_on }: Mentorship, paused_on: Day, resumed_on: Day): Promise<{ end_on: Day; workdays: number }> {
    const calendar = await this.calendars.calendarOf({ user_id: mentee_id });
    const workdays = calendar.between(paused_on, resumed_on);
    if (workdays <= 0) return { end_on, workdays: 0 };
    try {
      return { end_on: calendar.add(end_on, workdays), workdays };
    } catch (error) {
      // The calendar does not reach that far: the last day stays.
      if (error instanceof NoWorkday) return { end_on, workdays };
      throw error;
    }
  }

  private async followed(actor: Actor, ids: readonly number[]) {
    const versions: CurriculumVersion[] = [];
    for (const id of ids) versions.push(await this.curricula.versionFor(actor, id));
    return followedOf(versions);
  }
}

/** Joins the titles and takes the greatest length. */
const followedOf = (versions: readonly CurriculumVersion[]) => ({
  title: versions.map(({ title }) => title).join(', '),
  total_weeks: Math.max(...versions.map(({ total_weeks }) => total_weeks)),
  curricula: versions.map(({ curriculum_id, number }): Pinned => ({ curriculum_id, version: number })),
});

const NOT_AFTER = { en: 'must be after start_on', ko: 'start_on보다 늦어야 합니다' };
const TOO_LONG = { en: `must be within ${LONGEST_DAYS} days of start_on`, ko: `start_on에서 ${LONGEST_DAYS}일 이내여야 합니다` };

/** Throws 422 unless the last day is after the first, by at most `LONGEST_DAYS`. */
export function expectDays({ start_on, end_on }: { readonly start_on: Day; readonly end_on: Day }): void {
  const wrong = end_on <= start_on ? NOT_AFTER : end_on > daysAfter(start_on, LONGEST_DAYS) ? TOO_LONG : undefined;
  if (wrong) throw invalid({ field: 'end_on', message: wrong });
}

export const invalid = (...details: Detail[]): ValidationFailed => new ValidationFailed(details);
