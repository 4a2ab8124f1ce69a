import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock, env } from '@app/config';
import { Database, instant } from '@app/database';
import { type Detail } from '@app/errors';
import { Events } from '@app/events';
import { FileProblem } from '@app/spreadsheets';
import { HolidayFileRefused } from './calendar.errors';
import { HolidaysChanged } from './calendar.events';
import { CalendarService } from './calendar.service';
import { csvHolidays } from './holiday-csv';
import { icsHolidays, icsOf, isIcs } from './holiday-ics';
import { type HolidayLine, fieldOf } from './holiday-line';
import { type HolidayPlan, planOf } from './holiday-plan';
import { Holiday } from './holiday.entity';
import { HolidaysPolicy } from './holidays.policy';
import { type HolidayPeriod, HolidaysRepository } from './holidays.repository';

const MAX_DETAILS = 100;

export interface ImportedHolidays {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
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

  /** Makes holidays of the lines of a file: of all of them, or of none. Brought in again, it changes nothing. */
  async import(actor: Actor, file: AsyncIterable<Buffer>): Promise<ImportedHolidays> {
    authorize(HolidaysPolicy.import, actor);
    const company_id = companyOf(actor);
    const lines = await this.read(file);
    return this.db.transaction(async () => {
      await this.holidays.lockImports(company_id);
      const plan = planOf(lines, await this.existing(company_id, lines));
      if (plan.problems.length > 0) throw new HolidayFileRefused(plan.problems.slice(0, MAX_DETAILS));
      return this.carryOut(actor, company_id, plan);
    });
  }

  /** An iCalendar file of all, or of those in a period. */
  async export(actor: Actor, period: HolidayPeriod): Promise<AsyncIterable<string>> {
    return Readable.from([icsOf(await this.holidays.listAll(actor, period), env.PUBLIC_URL)]);
  }

  private async carryOut(actor: Actor, company_id: string, { created, renamed, unchanged }: HolidayPlan): Promise<ImportedHolidays> {
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
    return { created: added.length, updated: renamed.length, unchanged };
  }

  private async existing(company_id: string, lines: readonly HolidayLine[]): Promise<Holiday[]> {
    const sound = lines.filter(({ problems }) => problems.length === 0).map(({ holiday }) => holiday);
    if (sound.length === 0) return [];
    const from = sound.reduce((first, { start_on }) => (start_on < first ? start_on : first), sound[0]!.start_on);
    const to = sound.reduce((last, { end_on }) => (end_on > last ? end_on : last), sound[0]!.end_on);
    return this.holidays.findMeetingForUpdate(company_id, from, to);
  }

  private async read(file: AsyncIterable<Buffer>): Promise<HolidayLine[]> {
    const pieces: Buffer[] = [];
    for await (const piece of file) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    try {
      if (!isIcs(bytes.toString('utf8', 0, 100))) return await csvHolidays(bytes);
      return await icsHolidays(textOf(bytes), instant(this.clock.now()).slice(0, 10));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      const placed = ({ field, message }: Detail): Detail => ({ field: error.line > 1 ? fieldOf(error.line, field) : field, message });
      throw new HolidayFileRefused(error.details.slice(0, MAX_DETAILS).map(placed));
    }
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem({ en: 'is not UTF-8', ko: 'UTF-8이 아닙니다' });
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(HolidaysPolicy.import);
  return company_id;
}
