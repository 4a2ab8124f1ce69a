import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter } from '@app/http';
import { DocumentSuggestionsDto, SuggestDocumentsDto } from './document-suggestions.dto';
import { DocumentSuggestionsService } from './document-suggestions.service';
import { DocumentsPolicy } from './documents.policy';

@Chapter('documents')
@Controller('docs/suggestions')
export class DocumentSuggestionsController {
  constructor(private readonly suggestions: DocumentSuggestionsService) {}

  /**
   * List documents whose title or headings have the typed letters
   * @remarks These are published documents that you may read.
   */
  @Get()
  @Can(DocumentsPolicy.list)
  async listSuggestions(@CurrentActor() actor: Actor, @Query() { q }: SuggestDocumentsDto): Promise<DocumentSuggestionsDto> {
    return DocumentSuggestionsDto.from(await this.suggestions.suggest(actor, q));
  }
}
