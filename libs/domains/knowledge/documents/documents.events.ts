import { domainEvent } from '@app/events';
import type { Document } from './document.entity';

export interface DocumentIds {
  readonly document_id: number;
  readonly company_id: string;
}

export const documentIds = ({ id, company_id }: Document): DocumentIds => ({ document_id: id, company_id });

/** Optional fields are absent in events of older releases. */
export interface Publication extends DocumentIds {
  readonly version_id: number;
  readonly number: number;
  readonly actor_id?: number;
  /** The person who began the draft. */
  readonly drafted_by?: number | null;
  readonly asks_again?: boolean;
}

export class DocumentPublished extends domainEvent<Publication>('DocumentPublished', {
  type: 'document.published',
  about: { en: 'A version of a document was published.', ko: '문서의 새 버전이 게시되었습니다.' },
}) {}

/** A draft was submitted for review. Only people who may read the draft are notified. */
export class DocumentSubmitted extends domainEvent<DocumentIds & { readonly actor_id: number }>('DocumentSubmitted') {}

/** A draft in review was returned to its editors. */
export class DocumentReturned extends domainEvent<DocumentIds & { readonly actor_id: number }>('DocumentReturned') {}

export class DocumentVerified extends domainEvent<DocumentIds & { readonly actor_id: number }>('DocumentVerified', {
  type: 'document.verified',
  about: { en: 'A document was verified.', ko: '문서가 검증되었습니다.' },
}) {}

/** An admin has opened a draft or a private document. */
export class DocumentOpened extends domainEvent<DocumentIds & { readonly actor_id: number }>('DocumentOpened') {}

export class DocumentArchived extends domainEvent<DocumentIds>('DocumentArchived', {
  type: 'document.archived',
  about: { en: 'A document was archived.', ko: '문서가 보관 처리되었습니다.' },
}) {}

export class DocumentTrashed extends domainEvent<DocumentIds>('DocumentTrashed', {
  type: 'document.trashed',
  about: { en: 'A document was moved to the trash.', ko: '문서가 휴지통으로 이동되었습니다.' },
}) {}

export class DocumentRestored extends domainEvent<DocumentIds>('DocumentRestored', {
  type: 'document.restored',
  about: { en: 'A document was restored from the trash or the archive.', ko: '문서가 휴지통 또는 보관함에서 복원되었습니다.' },
}) {}
