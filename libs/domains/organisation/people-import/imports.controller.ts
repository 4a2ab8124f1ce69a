import { Controller, Delete, Get, HttpCode, HttpStatus, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import {
  Accepted,
  AsResource,
  Chapter,
  CurrentLanguage,
  Id,
  type IncomingFile,
  Paged,
  Refuses,
  Shown,
  TakesFile,
  TheFile,
  download,
} from '@app/http';
import type { Language } from '@app/i18n';
import { UsersPolicy } from '@organisation/users';
import { ImportsService } from './imports.service';
import { CreateImportDto, ImportDto, ImportRowDto, ListImportRowsDto, ListImportsDto, PeopleImportSummaryDto } from './people-import.dto';
import { EncodingUnconfirmed, ImportNotReady } from './people-import.errors';
import { PeopleImportPolicy } from './people-import.policy';

const MAX_FILE_BYTES = 67_108_864;
const place = ({ id }: ImportDto) => `/users/import/${id}`;

@Chapter('user-imports', {
  group: 'Organisation',
  rank: 6,
  about: 'Imports of people from CSV and XLSX files: a dry run first, then all rows or none.',
})
@Controller('users/import')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /**
   * Upload a CSV or XLSX file of people and check it in a background job
   * @remarks No person is created until the import is committed. The first visible worksheet of a workbook is read. If the encoding of a
   * CSV file is in doubt, the answer has a sample of the text: send the file again with `encoding`, else the commit fails with 409
   * `ENCODING_UNCONFIRMED`.
   */
  @Post()
  @Can(UsersPolicy.import)
  @TakesFile(MAX_FILE_BYTES)
  @Accepted(ImportDto, place)
  @AsResource()
  create(@CurrentActor() actor: Actor, @TheFile() file: IncomingFile, @Query() settings: CreateImportDto) {
    const { create_departments = false, encoding = null, ignore_columns = [] } = settings;
    return this.imports.create(actor, file, { create_departments, encoding, ignored_columns: ignore_columns });
  }

  /** List the imports of your company */
  @Get()
  @Can(PeopleImportPolicy.list)
  @Paged(PeopleImportSummaryDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListImportsDto) {
    return this.imports.list(actor, query);
  }

  /** Get an import with its progress and counts */
  @Get(':id')
  @Can(PeopleImportPolicy.read)
  @Shown(ImportDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.imports.get(actor, id);
  }

  /** List the lines of an import with their errors and warnings */
  @Get(':id/rows')
  @Can(PeopleImportPolicy.read)
  @Paged(ImportRowDto)
  listRows(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListImportRowsDto, @CurrentLanguage() language: Language) {
    return this.imports.rows(actor, id, query, language);
  }

  /** Download the errors of an import as CSV */
  @Get(':id/report')
  @Can(PeopleImportPolicy.read)
  @ApiOkResponse({ description: 'One problem per line.', content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  async getReport(@CurrentActor() actor: Actor, @Id() id: number, @CurrentLanguage() language: Language): Promise<StreamableFile> {
    return download(await this.imports.report(actor, id, language), { filename: `import-${id}.csv`, type: 'text/csv; charset=utf-8' });
  }

  /** Import the people of a checked file: all of them or none */
  @Post(':id/commit')
  @Can(PeopleImportPolicy.commit)
  @Accepted(ImportDto, place)
  @AsResource()
  @Refuses(ImportNotReady, EncodingUnconfirmed)
  commit(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.imports.commit(actor, id);
  }

  /** Cancel an import and delete its data */
  @Delete(':id')
  @Can(PeopleImportPolicy.discard)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(ImportNotReady)
  async delete(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    await this.imports.discard(actor, id);
  }
}
