import type { FoundDocumentDto } from './retrieval.dto';

/** A document that was found as the API returns it. */
export type FoundDocumentView = FoundDocumentDto;
