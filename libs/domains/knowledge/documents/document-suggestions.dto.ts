import { IsLine } from '@app/validation';
import type { DocumentSuggestion } from './document-suggestions.repository';

/** The letters that were typed. */
export class SuggestDocumentsDto {
  /** Words of titles or headings, at least 2 letters. Initial consonants of Hangul find its syllables. @example ㅎㄱ */
  @IsLine(100)
  q!: string;
}

/** A document that may be meant. */
export class DocumentSuggestionDto {
  /** ID of the document. */
  document_id!: number;
  /** Title of the published version. */
  title!: string;
  /** Headings that have the words, outermost first. `null` if the title has them. */
  heading!: string | null;
}

/** Suggested documents. */
export class DocumentSuggestionsDto {
  /** At most 10. Titles come before headings. */
  results!: DocumentSuggestionDto[];

  static from(suggestions: DocumentSuggestion[]): DocumentSuggestionsDto {
    return { results: suggestions };
  }
}
