import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage, download } from '@app/http';
import type { Language } from '@app/i18n';
import { FILE_TYPES } from '@app/spreadsheets';
import { ExportMentorshipsDto } from './mentorship-exports.dto';
import { MentorshipExportsService } from './mentorship-exports.service';
import { MentorshipsPolicy } from './mentorships.policy';

const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('mentorships')
@Controller('mentorships/export')
export class MentorshipExportsController {
  constructor(private readonly exports: MentorshipExportsService) {}

  /**
   * Export the mentorships that you may see as a file, with their progress
   * @remarks Headings and states are in your language, times on the clock of your zone.
   */
  @Get()
  @Can(MentorshipsPolicy.export)
  @ApiOkResponse({ description: 'All mentorships that match the filters.', content: { 'text/csv': file, [FILE_TYPES.xlsx]: file } })
  async export(
    @CurrentActor() actor: Actor,
    @Query() { format, ...filter }: ExportMentorshipsDto,
    @CurrentLanguage() language: Language,
  ): Promise<StreamableFile> {
    return download(await this.exports.export(actor, { format, filter, language }), {
      filename: `mentorships.${format}`,
      type: FILE_TYPES[format],
    });
  }
}
