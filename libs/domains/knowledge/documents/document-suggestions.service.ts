import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { searchWordsIn } from '@app/search-kinds';
import { type DocumentSuggestion, DocumentSuggestionsRepository } from './document-suggestions.repository';
import { DocumentsPolicy } from './documents.policy';

const FEWEST_LETTERS = 2;

/** Suggests documents while somebody types. */
@Injectable()
export class DocumentSuggestionsService {
  constructor(private readonly suggestions: DocumentSuggestionsRepository) {}

  /** Suggests nothing for less than two letters. */
  async suggest(actor: Actor, typed: string): Promise<DocumentSuggestion[]> {
    authorize(DocumentsPolicy.list, actor);
    const words = searchWordsIn(typed);
    const letters = words.reduce((sum, { text }) => sum + [...text].length, 0);
    return letters < FEWEST_LETTERS ? [] : this.suggestions.find(actor, words);
  }
}
