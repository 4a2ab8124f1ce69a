import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock, env } from '@app/config';
import { Database, instant } from '@app/database';
import type { Detail } from '@app/errors';
import { Events } from '@app/events';
import type { Language } from '@app/i18n';
import type { Encoding } from '@app/spreadsheets';
import { HolidayFileRefused } from './calendar.errors';
import { HolidaysChanged } from './calendar.events';
import { CalendarService } from './calendar.service';
import { type ReadHolidays, holidaysIn } from './holiday-file';
import { type HolidayLine, fieldOf } from './holiday-line';
import { type HolidayPlan, type LineProblem, planOf } from './holiday-plan';
import { Holiday } from './holiday.entity';
import { HolidaysPolicy } from './holidays.policy';
import { type HolidayPeriod, HolidaysRepository } from './holidays.repository';
import { icsOf } from './ics-writer';

const MAX_DETAILS = 100;
const MAX_PROBLEMS = 1_000;

/** Options of an import. */
export interface HolidayFileSettings {
  /** True to change nothing and return the result only. */
  readonly dry_run: boolean;
  /** True to skip invalid lines. */
  readonly skip_problems: boolean;
  readonly encoding: Encoding | undefined;
}

export interface ImportedHolidays extends Pick<ReadHolidays, 'encoding' | 'encoding_sample'> {
  readonly dry_run: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Number of skipped events or lines. */
  readonly skipped: number;
  readonly problems: readonly HolidayProblem[];
}

export interface HolidayProblem {
  readonly line: number;
  readonly name: string | null;
  readonly field: string;
  readonly message: string;
}

@Injectable()
export class HolidayFilesService {
  constructor(
    private readonly holidays: HolidaysRepository,
    private readonly calendars: CalendarService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Creates or renames holidays from a file: all or none, unless `skip_problems` skips invalid lines. A second import of the file changes
   * nothing.
   */
  async import(actor: Actor, file: AsyncIterable<Buffer>, settings: HolidayFileSettings, language: Language): Promise<ImportedHolidays> {
    authorize(HolidaysPolicy.import, actor);
    const company_id = companyOf(actor);
    const { dry_run, skip_problems } = settings;
    const read = await holidaysIn(file, settings, instant(this.clock.now()).slice(0, 10));
    return this.db.transaction(async () => {
      await this.holidays.lockImports(company_id);
      const plan = planOf(read.lines, await this.existing(company_id, read.lines));
      if (plan.problems.length > 0 && !skip_problems && !dry_run) throw new HolidayFileRefused(detailsOf(plan.problems));
      if (!dry_run) await this.carryOut(actor, company_id, plan);
      return reportOf(plan, { ...read, dry_run }, language);
    });
  }

  /** Returns an iCalendar file of all holidays, or of those in a period. */
  async export(actor: Actor, period: HolidayPeriod): Promise<AsyncIterable<string>> {
    return Readable.from([icsOf(await this.holidays.listAll(actor, period), env.PUBLIC_URL)]);
  }

  private async carryOut(actor: Actor, company_id: string, { created, renamed }: HolidayPlan): Promise<void> {
    const added = created.map((holiday) => Holiday.create(holiday, company_id));
    await this.holidays.add(...added);
    for (const holiday of added) this.audit.record(actor, 'holiday.create', holiday);
    for (const { holiday, name } of renamed) {
      holiday.change({ name });
      await this.holidays.save(holiday);
      this.audit.record(actor, 'holiday.update', holiday);
    }
    if (added.length + renamed.length > 0) {
      this.events.publish(HolidaysChanged, { company_id });
      this.db.afterCommit(() => this.calendars.forget());
    }
  }

  private async existing(company_id: string, lines: readonly HolidayLine[]): Promise<Holiday[]> {
    const sound = lines.filter(({ problems }) => problems.length === 0).map(({ holiday }) => holiday);
    if (sound.length === 0) return [];
    const from = sound.reduce((first, { start_on }) => (start_on < first ? start_on : first), sound[0]!.start_on);
    const to = sound.reduce((last, { end_on }) => (end_on > last ? end_on : last), sound[0]!.end_on);
    return this.holidays.findMeetingForUpdate(company_id, from, to);
  }
}

const detailsOf = (problems: readonly LineProblem[]): Detail[] =>
  problems.slice(0, MAX_DETAILS).map(({ line, field, message }) => ({ field: fieldOf(line, field), message }));

function reportOf(
  { created, renamed, unchanged, problems }: HolidayPlan,
  { encoding, encoding_sample, dry_run }: ReadHolidays & { readonly dry_run: boolean },
  language: Language,
): ImportedHolidays {
  return {
    dry_run,
    created: created.length,
    updated: renamed.length,
    unchanged,
    skipped: new Set(problems.map(({ line }) => line)).size,
    problems: problems
      .slice(0, MAX_PROBLEMS)
      .map(({ line, name, field, message }) => ({ line, name, field, message: inLanguage(message, language) })),
    encoding,
    encoding_sample,
  };
}

const inLanguage = (message: Detail['message'], language: Language): string => (typeof message === 'string' ? message : message[language]);

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(HolidaysPolicy.import);
  return company_id;
}
