import { Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Paged, Refuses } from '@app/http';
import { ListWatchersDto, WatcherRowDto } from './document-watchers.dto';
import { DocumentWatchersService } from './document-watchers.service';
import { DocumentFull } from './documents.errors';
import { DocumentsPolicy } from './documents.policy';

@Chapter('documents')
@Controller('docs/:id')
export class DocumentWatchersController {
  constructor(private readonly watchers: DocumentWatchersService) {}

  /**
   * List those who watch a document
   * @remarks People who may not read it any more are left out.
   */
  @Get('watchers')
  @Can(DocumentsPolicy.read_watchers)
  @Paged(WatcherRowDto)
  listWatchers(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListWatchersDto) {
    return this.watchers.list(actor, id, query);
  }

  /**
   * Watch a document
   * @remarks You are told of new versions and of comments, as long as you may read it.
   */
  @Post('watch')
  @Can(DocumentsPolicy.watch)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(DocumentFull)
  async watch(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    await this.watchers.watch(actor, id);
  }

  /** Stop to watch a document */
  @Delete('watch')
  @Can(DocumentsPolicy.read)
  @HttpCode(HttpStatus.NO_CONTENT)
  async unwatch(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    await this.watchers.unwatch(actor, id);
  }
}
