import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage, download } from '@app/http';
import type { Language } from '@app/i18n';
import { FILE_TYPES } from '@app/spreadsheets';
import { ExportTasksDto } from './task-exports.dto';
import { TaskExportsService } from './task-exports.service';
import { TasksPolicy } from './tasks.policy';

const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('tasks')
@Controller('tasks/export')
export class TaskExportsController {
  constructor(private readonly exports: TaskExportsService) {}

  /**
   * Export the tasks that you may see as a file
   * @remarks Headings and states are in your language, times on the clock of your zone.
   */
  @Get()
  @Can(TasksPolicy.export)
  @ApiOkResponse({ description: 'All tasks that match the filters.', content: { 'text/csv': file, [FILE_TYPES.xlsx]: file } })
  async export(
    @CurrentActor() actor: Actor,
    @Query() { format, ...filter }: ExportTasksDto,
    @CurrentLanguage() language: Language,
  ): Promise<StreamableFile> {
    return download(await this.exports.export(actor, { format, filter, language }), {
      filename: `tasks.${format}`,
      type: FILE_TYPES[format],
    });
  }
}
