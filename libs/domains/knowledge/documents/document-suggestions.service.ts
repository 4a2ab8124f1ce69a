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

  /** Suggests nothing without a word of two letters: single ones have no index. */
  async suggest(actor: Actor, typed: string): Promise<DocumentSuggestion[]> {
    authorize(DocumentsPolicy.list, actor);
    const words = searchWordsIn(typed);
    return words.some(({ text }) => [...text].length >= FEWEST_LETTERS) ? this.suggestions.find(actor, words) : [];
  }
}
