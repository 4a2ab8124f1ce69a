import { domainEvent } from '@app/events';

export class DocumentCommented extends domainEvent<{
  readonly document_id: number;
  readonly company_id: string;
  readonly comment_id: number;
  readonly actor_id: number;
}>('DocumentCommented', {
  type: 'document.commented',
  about: { en: 'A comment on a document was written.', ko: '문서에 댓글이 작성되었습니다.' },
}) {}
