import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Paged, Shown } from '@app/http';
import { DocumentVersionDto, DocumentVersionRowDto, ListDocumentVersionsDto } from './document-versions.dto';
import { DocumentVersionsService } from './document-versions.service';
import { DocumentsPolicy } from './documents.policy';

@Chapter('document-versions', { group: 'Knowledge', rank: 4, about: 'Published versions of a document. They never change.' })
@Controller('docs/:id/versions')
export class DocumentVersionsController {
  constructor(private readonly versions: DocumentVersionsService) {}

  /** List published versions of a document */
  @Get()
  @Can(DocumentsPolicy.read)
  @Paged(DocumentVersionRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListDocumentVersionsDto) {
    return this.versions.list(actor, id, query);
  }

  /** Get a published version with its text */
  @Get(':number')
  @Can(DocumentsPolicy.read)
  @Shown(DocumentVersionDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @Id('number') number: number) {
    return this.versions.get(actor, id, number);
  }
}
