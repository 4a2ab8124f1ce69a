export { DocumentFull } from './documents.errors';
export { DocumentLock } from './document-lock';
export { DocumentStatus, DraftState } from './document-moves';
export { DocumentArchived, DocumentPublished, DocumentRestored, DocumentTrashed } from './documents.events';
export { DocumentsModule } from './documents.module';
export { type DocumentFacts, DocumentsPolicy, commenting, managed, moderating, reading } from './documents.policy';
export { documentFacts, documentsVisibleTo, isOverdueDocument, isReader, isShownDocument, readableDocument } from './documents.scope';
export { DocumentWatchersService } from './document-watchers.service';
export { DocumentsService } from './documents.service';
