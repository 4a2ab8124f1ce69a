import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Related, Shown } from '@app/http';
import { HolidayTaken } from './calendar.errors';
import { CreateHolidayDto, HolidayDto, HolidayRowDto, ListHolidaysDto, UpdateHolidayDto } from './holidays.dto';
import { HolidaysPolicy } from './holidays.policy';
import { HolidaysService } from './holidays.service';

@Chapter('holidays', { group: 'Organisation', rank: 7, about: 'The days on which your company does not work.' })
@Controller('calendar/holidays')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  /** List the holidays of your company */
  @Get()
  @Can(HolidaysPolicy.list)
  @Paged(HolidayRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListHolidaysDto) {
    return this.holidays.list(actor, query);
  }

  /** Get a holiday */
  @Get(':id')
  @Can(HolidaysPolicy.read)
  @Shown(HolidayDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.holidays.get(actor, id);
  }

  /**
   * Create a holiday of one or more days
   * @remarks The `Link` header leads to `GET /calendar/replan`, which counts the running plans whose dates no longer fit.
   */
  @Post()
  @Related('/calendar/replan')
  @Can(HolidaysPolicy.create)
  @Created(HolidayDto)
  @AsResource()
  @Refuses(HolidayTaken)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateHolidayDto) {
    return this.holidays.create(actor, draft);
  }

  /**
   * Update a holiday
   * @remarks The `Link` header leads to `GET /calendar/replan`, which counts the running plans whose dates no longer fit.
   */
  @Patch(':id')
  @Related('/calendar/replan')
  @Can(HolidaysPolicy.update)
  @Shown(HolidayDto)
  @Refuses(HolidayTaken)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateHolidayDto, @IfMatch() expected?: ExpectedVersion) {
    return this.holidays.update(actor, id, change, expected);
  }

  /**
   * Delete a holiday
   * @remarks The `Link` header leads to `GET /calendar/replan`, which counts the running plans whose dates no longer fit.
   */
  @Delete(':id')
  @Related('/calendar/replan')
  @Can(HolidaysPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.holidays.remove(actor, id, expected);
  }
}
