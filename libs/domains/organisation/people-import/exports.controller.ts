import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, download } from '@app/http';
import { FILE_TYPES } from '@app/spreadsheets';
import { UsersPolicy } from '@organisation/users';
import { ExportsService } from './exports.service';
import { ExportUsersDto } from './people-import.dto';

const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('users')
@Controller('users/export')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  /** Export the people of your company as a file, which can be imported again */
  @Get()
  @Can(UsersPolicy.export)
  @ApiOkResponse({ description: 'All people who match the filters.', content: { 'text/csv': file, [FILE_TYPES.xlsx]: file } })
  async export(@CurrentActor() actor: Actor, @Query() { format, ...filter }: ExportUsersDto): Promise<StreamableFile> {
    return download(await this.exports.export(actor, format, filter), { filename: `people.${format}`, type: FILE_TYPES[format] });
  }
}
