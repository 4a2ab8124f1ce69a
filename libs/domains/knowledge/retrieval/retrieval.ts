import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { Page, PageRequest } from '@app/database';
import { searchWordsIn } from '@app/search-kinds';
import { type SearchQuestion, questionOf, snippetOf, toNfc } from '@app/text';
import { DocumentSearchPolicy } from './retrieval.policy';
import { type DocumentFilter, type FoundDocument, type FoundPassage, RetrievalRepository } from './retrieval.repository';
import type { FoundDocumentView } from './retrieval.view';

/** The typed text, filters, and the page to show. */
export interface DocumentSearchQuery extends DocumentFilter, PageRequest {
  readonly q: string;
}

@Injectable()
export class Retrieval {
  constructor(private readonly repository: RetrievalRepository) {}

  /** Finds the best passages for a question among documents that the actor may read, best first. Empty if the question has no words. */
  async find(actor: Actor, question: string, limit: number): Promise<FoundPassage[]> {
    const asked = questionOf(toNfc(question));
    return asked.terms.length === 0 ? [] : this.repository.find(actor, asked, limit);
  }

  /** Searches published documents by their text; a word of initial consonants (초성) searches titles instead. */
  async search(actor: Actor, { q, ...query }: DocumentSearchQuery): Promise<Page<FoundDocumentView>> {
    authorize(DocumentSearchPolicy.list, actor);
    const asked = questionOf(toNfc(q));
    const found = await this.foundBy(actor, q, asked, query);
    const results = found.filter(({ id }) => id !== null).map((document) => viewOf(document, asked));
    const { page, page_size } = query;
    return { count: found[0]?.count ?? 0, page, page_size, results: JSON.stringify(results) as Page<FoundDocumentView>['results'] };
  }

  private async foundBy(actor: Actor, q: string, asked: SearchQuestion, query: DocumentFilter & PageRequest): Promise<FoundDocument[]> {
    const words = searchWordsIn(q);
    if (words.some(({ is_initials }) => is_initials)) return this.repository.searchTitles(actor, words, query);
    return asked.terms.length === 0 ? [] : this.repository.search(actor, asked, query);
  }
}

function viewOf({ heading, start, text, ...found }: FoundDocument, { words, equivalents }: SearchQuestion): FoundDocumentView {
  const { id, title, folder_id, language, version, published_at, is_overdue } = found;
  const document = { id, title, folder_id, language, version, published_at, is_overdue };
  if (text === null) return { ...document, passage: null };
  const snippet = snippetOf(text, [...words, ...equivalents]);
  return { ...document, passage: { heading, start: start! + snippet.start, text: snippet.text, highlights: [...snippet.highlights] } };
}
