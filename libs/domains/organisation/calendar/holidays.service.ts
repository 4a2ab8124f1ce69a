import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { HolidaysChanged } from './calendar.events';
import { HOLIDAY } from './nouns';
import { CalendarService } from './calendar.service';
import { Holiday, type HolidayChange, type NewHoliday } from './holiday.entity';
import { HolidaysPolicy } from './holidays.policy';
import { type HolidayQuery, HolidaysRepository } from './holidays.repository';
import type { HolidayView } from './holidays.view';

@Injectable()
export class HolidaysService {
  constructor(
    private readonly holidays: HolidaysRepository,
    private readonly calendars: CalendarService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: HolidayQuery): Promise<Page<HolidayView>> {
    return this.holidays.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<HolidayView>> {
    const holiday = await this.holidays.find(actor, id);
    if (!holiday) throw new NotFound(HOLIDAY);
    return withPermissions(HolidaysPolicy.read, actor, holiday);
  }

  create(actor: Actor, draft: NewHoliday): Promise<JsonResource<HolidayView>> {
    authorize(HolidaysPolicy.create, actor);
    return this.db.transaction(async () => {
      const holiday = Holiday.create(draft, companyOf(actor));
      await this.holidays.add(holiday);
      this.audit.record(actor, 'holiday.create', holiday);
      this.noteChange(holiday.company_id);
      return this.get(actor, holiday.id);
    });
  }

  update(actor: Actor, id: number, change: HolidayChange, expected?: ExpectedVersion): Promise<JsonResource<HolidayView>> {
    return this.db.transaction(async () => {
      const holiday = requireVisible(HolidaysPolicy.read, actor, await this.holidays.findForUpdate(id));
      authorize(HolidaysPolicy.update, actor, holiday);
      expectVersion(holiday, expected);
      holiday.change(change);
      await this.holidays.save(holiday);
      this.audit.record(actor, 'holiday.update', holiday);
      this.noteChange(holiday.company_id);
      return this.get(actor, id);
    });
  }

  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const holiday = requireVisible(HolidaysPolicy.read, actor, await this.holidays.findForUpdate(id));
      authorize(HolidaysPolicy.delete, actor, holiday);
      expectVersion(holiday, expected);
      await this.holidays.remove(holiday);
      this.audit.record(actor, 'holiday.remove', holiday);
      this.noteChange(holiday.company_id);
    });
  }

  private noteChange(company_id: string): void {
    this.events.publish(HolidaysChanged, { company_id });
    this.db.afterCommit(() => this.calendars.forget());
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(HolidaysPolicy.create);
  return company_id;
}
