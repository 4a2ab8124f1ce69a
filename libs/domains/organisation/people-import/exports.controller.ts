import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, download } from '@app/http';
import { UsersPolicy } from '@organisation/users';
import { ExportsService } from './exports.service';
import { FileFormat } from './file-format';
import { ExportUsersDto } from './people-import.dto';

const TYPES = {
  [FileFormat.Csv]: 'text/csv; charset=utf-8',
  [FileFormat.Xlsx]: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('users')
@Controller('users/export')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  /** Export the people of your company as a file, which can be imported again */
  @Get()
  @Can(UsersPolicy.export)
  @ApiOkResponse({ description: 'All people who match the filters.', content: { 'text/csv': file, [TYPES.xlsx]: file } })
  async export(@CurrentActor() actor: Actor, @Query() { format, ...filter }: ExportUsersDto): Promise<StreamableFile> {
    return download(await this.exports.export(actor, format, filter), { filename: `people.${format}`, type: TYPES[format] });
  }
}
