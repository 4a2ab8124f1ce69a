import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Refuses } from '@app/http';
import { ReckonDto, WorkdaysDto } from './calendar.dto';
import { WorkdayOutOfReach } from './calendar.errors';
import { CalendarPolicy } from './calendar.policy';
import { CalendarService } from './calendar.service';

@Chapter('workdays', { group: 'Organisation', rank: 9, about: 'Workdays between two days, counted without weekends, holidays and leave.' })
@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /**
   * Count your workdays between two days, or find the date a number of workdays away
   * @remarks Weekends, your company's holidays and your own leave are not counted. A day off counts as the workday that follows it.
   */
  @Get('workdays')
  @Can(CalendarPolicy.read)
  @Refuses(WorkdayOutOfReach)
  count(@CurrentActor() actor: Actor, @Query() way: ReckonDto): Promise<WorkdaysDto> {
    return this.calendars.reckon(actor, way);
  }
}
