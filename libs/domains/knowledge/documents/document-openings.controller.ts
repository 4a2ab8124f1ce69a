import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Shown } from '@app/http';
import { DocumentOpeningsService } from './document-openings.service';
import { DocumentDto, OpenDocumentDto } from './documents.dto';
import { DocumentOpeningsPolicy } from './documents.policy';

@Chapter('documents')
@Controller('docs/:id/open')
export class DocumentOpeningsController {
  constructor(private readonly openings: DocumentOpeningsService) {}

  /**
   * Open a draft or a private document for an hour
   * @remarks For admins, who cannot read it otherwise. It is audited, and those who manage the document are told, with the reason.
   */
  @Post()
  @Can(DocumentOpeningsPolicy.create)
  @Shown(DocumentDto)
  open(@CurrentActor() actor: Actor, @Id() id: number, @Body() { reason }: OpenDocumentDto) {
    return this.openings.open(actor, id, reason);
  }
}
