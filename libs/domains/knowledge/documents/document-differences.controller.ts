import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id } from '@app/http';
import { CompareDocumentDto, DocumentDifferenceDto } from './document-differences.dto';
import { DocumentDifferencesService } from './document-differences.service';
import { DocumentsPolicy } from './documents.policy';

@Chapter('documents')
@Controller('docs/:id/diff')
export class DocumentDifferencesController {
  constructor(private readonly differences: DocumentDifferencesService) {}

  /**
   * Compare two versions of a document
   * @remarks Paragraphs are separated by blank lines. The draft needs `document:read_draft`. Texts with more than 1,000 different paragraphs
   * count as replaced.
   */
  @Get()
  @Can(DocumentsPolicy.read)
  async compare(@CurrentActor() actor: Actor, @Id() id: number, @Query() editions: CompareDocumentDto): Promise<DocumentDifferenceDto> {
    return DocumentDifferenceDto.from(await this.differences.compare(actor, id, editions));
  }
}
