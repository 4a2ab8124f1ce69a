import { Module } from '@nestjs/common';
import { CalendarRepository } from './calendar.repository';
import { CalendarService } from './calendar.service';
import { HolidaysRepository } from './holidays.repository';
import { HolidaysService } from './holidays.service';
import { LeaveRepository } from './leave.repository';
import { LeaveService } from './leave.service';
import './calendar.personal-data';
import './leave.notifications';

@Module({
  providers: [CalendarService, CalendarRepository, HolidaysService, HolidaysRepository, LeaveService, LeaveRepository],
  exports: [CalendarService, HolidaysService, HolidaysRepository, LeaveService],
})
export class CalendarModule {}
