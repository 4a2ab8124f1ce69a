import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, CurrentLanguage, Id, IfMatch, Paged, Shown, download } from '@app/http';
import type { Language } from '@app/i18n';
import { RunningOrderService } from './running-order.service';
import { CreateSetlistDto, DuplicateSetlistDto, ListSetlistsDto, SetlistDto, SetlistWithItemsDto, UpdateSetlistDto } from './setlists.dto';
import { SetlistsPolicy } from './setlists.policy';
import { SetlistsService } from './setlists.service';

const PDF = 'application/pdf';

@Chapter('setlists', { group: 'Library', rank: 4, about: 'Your setlists: scores in the order of a concert.' })
@Controller('setlists')
export class SetlistsController {
  constructor(
    private readonly setlists: SetlistsService,
    private readonly runningOrders: RunningOrderService,
  ) {}

  /** List your setlists */
  @Get()
  @Can(SetlistsPolicy.list)
  @Paged(SetlistDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListSetlistsDto) {
    return this.setlists.list(actor, query);
  }

  /** Get a setlist with its items */
  @Get(':id')
  @Can(SetlistsPolicy.read)
  @Shown(SetlistWithItemsDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.setlists.get(actor, id);
  }

  /** Create a setlist */
  @Post()
  @Can(SetlistsPolicy.create)
  @Created(SetlistWithItemsDto)
  @AsResource()
  create(@CurrentActor() actor: Actor, @Body() draft: CreateSetlistDto) {
    return this.setlists.create(actor, draft);
  }

  /** Update a setlist */
  @Patch(':id')
  @Can(SetlistsPolicy.update)
  @Shown(SetlistWithItemsDto)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateSetlistDto, @IfMatch() expected?: ExpectedVersion) {
    return this.setlists.update(actor, id, change, expected);
  }

  /**
   * Delete a setlist
   * @remarks Its scores are kept.
   */
  @Delete(':id')
  @Can(SetlistsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.setlists.remove(actor, id, expected);
  }

  /** Copy a setlist with its items */
  @Post(':id/duplicate')
  @Can(SetlistsPolicy.read)
  @Created(SetlistWithItemsDto, ({ id }) => `/setlists/${id}`)
  @AsResource()
  duplicate(@CurrentActor() actor: Actor, @Id() id: number, @Body() { title }: DuplicateSetlistDto) {
    return this.setlists.duplicate(actor, id, title);
  }

  /** Download the running order of a setlist as a PDF */
  @Get(':id/running-order')
  @Can(SetlistsPolicy.read)
  @ApiOkResponse({ description: 'The running order, in A4 format.', content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } })
  async print(@CurrentActor() actor: Actor, @Id() id: number, @CurrentLanguage() language: Language): Promise<StreamableFile> {
    const bytes = await this.runningOrders.print(actor, id, language);
    return download(Readable.from([bytes]), { filename: 'running-order.pdf', type: PDF });
  }
}
