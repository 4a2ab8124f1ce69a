import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  type Sql,
  among,
  and,
  containing,
  orderBy,
  sql,
  translating,
} from '@app/database';
import { HolidayTaken } from './calendar.errors';
import type { Day } from './day';
import { HOLIDAY_OVERLAP, Holiday } from './holiday.entity';
import { type HolidayView, holidayColumns } from './holidays.view';

export interface HolidayPeriod {
  readonly year?: number;
  readonly from?: Day;
  readonly to?: Day;
}

export interface HolidayQuery extends HolidayPeriod, IdsRequest {
  readonly search?: string;
  readonly ordering: readonly string[];
}

export type ExportedHoliday = Pick<Holiday, 'id' | 'start_on' | 'end_on' | 'name' | 'updated_at'>;

const refusals = { [HOLIDAY_OVERLAP]: () => new HolidayTaken() };
const sortable = { start_on: sql`h.start_on`, name: sql`h.name`, created_at: sql`h.created_at` };

@Injectable()
export class HolidaysRepository {
  constructor(private readonly db: Database) {}

  /** Finds a holiday that the viewer can see. */
  find(viewer: Actor, id: number): Promise<(JsonResource<HolidayView> & Pick<Holiday, 'company_id'>) | undefined> {
    return this.db.row(sql<JsonResource<HolidayView> & Pick<Holiday, 'company_id'>>`
      SELECT found.id, found.version, found.company_id, found.json::text AS json FROM (
        SELECT h.id, h.version, h.company_id, (SELECT row_to_json(row) FROM (SELECT ${holidayColumns}) row) AS json
        FROM holidays h WHERE h.id = ${id} AND ${visibleTo(viewer)}) found`);
  }

  @FindsResource('holiday')
  subject(id: number): Promise<Pick<Holiday, 'company_id'> | undefined> {
    return this.db.row(sql<Pick<Holiday, 'company_id'>>`SELECT h.company_id FROM holidays h WHERE h.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Holiday | null> {
    return this.db.findForUpdate(Holiday, sql`id = ${id}`);
  }

  /** Locks the company's holidays that overlap these days, until the transaction ends. */
  findMeetingForUpdate(company_id: string, from: Day, to: Day): Promise<Holiday[]> {
    return this.db.findAllForUpdate(Holiday, sql`company_id = ${company_id} AND start_on <= ${to} AND end_on >= ${from} ORDER BY start_on`);
  }

  list(viewer: Actor, { ids, search, ordering, year, from, to, ...page }: HolidayQuery): Promise<Page<HolidayView>> {
    const pattern = search && containing(search);
    return this.db.page(
      {
        select: holidayColumns,
        from: sql`holidays h`,
        where: and(visibleTo(viewer), among(sql`h.id`, ids), within({ year, from, to }), pattern && sql`h.name ILIKE ${pattern}`),
        order: orderBy(ordering, sortable, sql`h.id`),
      },
      page,
    );
  }

  listAll(viewer: Actor, period: HolidayPeriod): Promise<ExportedHoliday[]> {
    return this.db.rows(sql<ExportedHoliday>`
      SELECT h.id, h.start_on, h.end_on, h.name, h.updated_at FROM holidays h
      WHERE ${and(visibleTo(viewer), within(period))} ORDER BY h.start_on`);
  }

  async add(...holidays: Holiday[]): Promise<void> {
    await translating(this.db.add(...holidays), refusals);
  }

  save(holiday: Holiday): Promise<void> {
    return translating(this.db.save(holiday), refusals);
  }

  async remove({ id }: Holiday): Promise<void> {
    await this.db.rows(sql`DELETE FROM holidays WHERE id = ${id}`);
  }

  /** Allows one import at a time per company. The second one sees the holidays of the first. */
  async lockImports(company_id: string): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('holidays of ' || ${company_id}::text, 0))`);
  }
}

/** `HolidaysPolicy.read` as an SQL condition. */
const visibleTo = ({ company_id }: Actor): Sql => sql`h.company_id = ${company_id}`;

/** Matches holidays with a day in the year and in the period, as far as they are given. */
function within({ year, from, to }: HolidayPeriod): Sql {
  const starts = [year && `${year}-01-01`, from].filter(Boolean);
  const ends = [year && `${year}-12-31`, to].filter(Boolean);
  return [...starts.map((day) => sql`h.end_on >= ${day}`), ...ends.map((day) => sql`h.start_on <= ${day}`)].reduce(
    (all, next) => sql`${all} AND ${next}`,
    sql`true`,
  );
}
