import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Paged } from '@app/http';
import { FoundDocumentDto, SearchDocumentsDto } from './retrieval.dto';
import { DocumentSearchPolicy } from './retrieval.policy';
import { Retrieval } from './retrieval';

@Chapter('document-search', { group: 'Knowledge', rank: 6, about: 'Search in the published texts of documents that you may read.' })
@Controller('docs/search')
export class RetrievalController {
  constructor(private readonly retrieval: Retrieval) {}

  /**
   * Search the texts of documents
   * @remarks Best first, each document once. `count` counts documents among the 1,000 passages that fit best.
   */
  @Get()
  @Can(DocumentSearchPolicy.list)
  @Paged(FoundDocumentDto)
  list(@CurrentActor() actor: Actor, @Query() query: SearchDocumentsDto) {
    return this.retrieval.search(actor, query);
  }
}
