export { DocumentLock } from './document-lock';
export { DocumentStatus, DraftState } from './document-moves';
export { DocumentArchived, DocumentPublished, DocumentRestored, DocumentTrashed } from './documents.events';
export { DocumentsModule } from './documents.module';
export { type DocumentFacts, DocumentsPolicy } from './documents.policy';
export { documentFacts, documentsVisibleTo, isOverdueDocument, isShownDocument, readableDocument } from './documents.scope';
export { DocumentsService } from './documents.service';
