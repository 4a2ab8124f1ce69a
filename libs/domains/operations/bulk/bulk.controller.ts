import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage, Id, Paged } from '@app/http';
import type { Language } from '@app/i18n';
import { BulkRowsService } from './bulk-rows.service';
import { BulkRowDto, ListBulkRowsDto } from './bulk-rows.dto';
import { BulkPolicy } from './bulk.policy';

@Chapter('bulk', { group: 'Operations', rank: 4, about: 'Actions on many things: first a preview, then a job, and for some an undo.' })
@Controller('bulk')
export class BulkController {
  constructor(private readonly rows: BulkRowsService) {}

  /**
   * List the rows of a bulk operation with their outcome
   * @remarks `code` of a pending row is the error that its preview expects. `line` is kept until a day after the end.
   */
  @Get(':id/rows')
  @Can(BulkPolicy.read)
  @Paged(BulkRowDto)
  listRows(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListBulkRowsDto, @CurrentLanguage() language: Language) {
    return this.rows.list(actor, id, query, language);
  }
}
