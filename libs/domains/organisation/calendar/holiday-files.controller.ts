import { Controller, Get, HttpCode, HttpStatus, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage, type IncomingFile, Refuses, Related, TakesFile, TheFile, download } from '@app/http';
import type { Language } from '@app/i18n';
import { HolidayFileRefused, HolidayTaken } from './calendar.errors';
import { HolidayFilesService } from './holiday-files.service';
import { HolidayPeriodDto, ImportHolidaysDto, ImportedHolidaysDto } from './holidays.dto';
import { HolidaysPolicy } from './holidays.policy';

const MAX_FILE_BYTES = 1_048_576;
const ICS = 'text/calendar; charset=utf-8';

@Chapter('holidays')
@Controller('calendar/holidays')
export class HolidayFilesController {
  constructor(private readonly files: HolidayFilesService) {}

  /**
   * Import holidays from an iCalendar or CSV file
   * @remarks The file is imported as a whole or not at all, unless `skip_problems` skips the invalid events. Importing a file again changes
   * nothing. An existing holiday on the same days gets the name in the file. Recurring events are imported from last year to the tenth year
   * from now. A dry run changes nothing and lists the invalid events. The `Link` header leads to `GET /calendar/replan`.
   */
  @Post('import')
  @Related('/calendar/replan')
  @Can(HolidaysPolicy.import)
  @TakesFile(MAX_FILE_BYTES)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ImportedHolidaysDto })
  @Refuses(HolidayFileRefused, HolidayTaken)
  import(
    @CurrentActor() actor: Actor,
    @TheFile() file: IncomingFile,
    @Query() { dry_run = false, skip_problems = false, encoding }: ImportHolidaysDto,
    @CurrentLanguage() language: Language,
  ): Promise<ImportedHolidaysDto> {
    return this.files.import(actor, file.bytes, { dry_run, skip_problems, encoding }, language);
  }

  /** Export your company's holidays as an iCalendar file, which can be imported again */
  @Get('export')
  @Can(HolidaysPolicy.list)
  @ApiOkResponse({
    description: 'All holidays, or those that match the filters.',
    content: { 'text/calendar': { schema: { type: 'string', format: 'binary' } } },
  })
  async export(@CurrentActor() actor: Actor, @Query() period: HolidayPeriodDto): Promise<StreamableFile> {
    return download(await this.files.export(actor, period), { filename: 'holidays.ics', type: ICS });
  }
}
