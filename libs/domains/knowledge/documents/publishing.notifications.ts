import { type Sql, sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { DocumentPublished, DocumentReturned, DocumentSubmitted } from './documents.events';
import { draftVisibleTo, isShownDocument } from './documents.scope';

interface DraftValues {
  readonly title: string;
  readonly actor: string;
}

interface PublicationValues extends DraftValues {
  readonly number: string;
}

/** Seconds in which everything about one document is collected for one mail. */
const WINDOW_S = 300;

const isDocument = (id: Sql, condition: Sql): Sql => sql`EXISTS (SELECT FROM documents d WHERE d.id = ${id}::int AND ${condition})`;

// A document that readers see may have a draft of which they know nothing, so notices about drafts have a subject of their own.
declareNoticeSubject({
  resource: 'document_draft',
  label: { en: 'draft of a document', ko: '문서 초안' },
  path: (id) => `/docs/${id}`,
  isReadable: (viewer, id) =>
    isDocument(id, sql`d.company_id = ${viewer.company_id} AND d.draft <> 'none' AND ${draftVisibleTo(viewer, sql`d`)}`),
  values: (id) => sql`(SELECT json_build_object('title', d.title) FROM documents d WHERE d.id = ${id}::int)`,
});

export const REVIEW_REQUESTED = declareNotice<DraftValues>({
  type: 'document.review_requested',
  resource: 'document_draft',
  on: DocumentSubmitted,
  audience: { en: 'those who may publish the document', ko: '문서를 게시할 수 있는 사람' },
  label: { en: 'Documents to review', ko: '검토할 문서' },
  window_s: WINDOW_S,
  holds: ({ id }) => isDocument(id, sql`d.draft = 'in_review'`),
  texts: {
    en: {
      title: ({ title }) => `Please review: ${title}`,
      sentence: ({ title, actor }) => `${actor} has submitted a draft of “${title}” for review.`,
    },
    ko: {
      title: ({ title }) => `문서 검토 요청: ${title}`,
      sentence: ({ title, actor }) => `${actor} 님이 문서 초안의 검토를 요청했습니다: ${title}`,
    },
  },
});

export const DRAFT_RETURNED = declareNotice<DraftValues>({
  type: 'document.returned',
  resource: 'document_draft',
  on: DocumentReturned,
  audience: {
    en: 'the author of the draft, and the owner of the document if they may read the draft',
    ko: '초안 작성자와, 초안을 볼 수 있는 문서 담당자',
  },
  label: { en: 'Drafts that are returned', ko: '반려된 문서 초안' },
  window_s: WINDOW_S,
  texts: {
    en: {
      title: ({ title }) => `Returned: ${title}`,
      sentence: ({ title, actor }) => `${actor} has returned the draft of “${title}” to its editors.`,
    },
    ko: {
      title: ({ title }) => `초안 반려: ${title}`,
      sentence: ({ title, actor }) => `${actor} 님이 문서 초안을 반려했습니다: ${title}`,
    },
  },
});

export const VERSION_PUBLISHED = declareNotice<PublicationValues>({
  type: 'document.published',
  resource: 'document',
  on: DocumentPublished,
  audience: {
    en: 'the author of the draft, the owner, and those who watch the document',
    ko: '초안 작성자, 문서 담당자 및 문서를 지켜보는 사람',
  },
  label: { en: 'New versions of documents', ko: '문서의 새 버전' },
  window_s: WINDOW_S,
  holds: ({ id }) => isDocument(id, isShownDocument(sql`d`)),
  texts: {
    en: {
      title: ({ title }) => `Published: ${title}`,
      sentence: ({ title, number, actor }) => `${actor} has published version ${number} of “${title}”.`,
    },
    ko: {
      title: ({ title }) => `문서 게시: ${title}`,
      sentence: ({ title, number, actor }) => `${actor} 님이 문서의 새 버전을 게시했습니다(버전 ${number}): ${title}`,
    },
  },
});
