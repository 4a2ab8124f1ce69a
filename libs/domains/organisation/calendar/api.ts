import { Module } from '@nestjs/common';
import { CallerDays } from '@app/http';
import { CalendarController } from './calendar.controller';
import { CalendarCallerDays } from './caller-days';
import { CalendarModule } from './calendar.module';
import { HolidayFilesController } from './holiday-files.controller';
import { HolidayFilesService } from './holiday-files.service';
import { HolidaysController } from './holidays.controller';
import { LeaveController } from './leave.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [CalendarModule],
  providers: [HolidayFilesService, { provide: CallerDays, useClass: CalendarCallerDays }],
  // HolidayFilesController comes first, so that `import` and `export` are not read as ids.
  controllers: [HolidayFilesController, HolidaysController, LeaveController, CalendarController],
})
export class CalendarApiModule {}
