import { sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { DocumentOpened } from './documents.events';
import { documentsVisibleTo } from './documents.scope';

interface DocumentValues {
  readonly title: string;
}

declareNoticeSubject({
  resource: 'document',
  label: { en: 'document', ko: '문서' },
  path: (id) => `/docs/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM documents d WHERE d.id = ${id}::int AND ${documentsVisibleTo(viewer, sql`d`)})`,
  values: (id) => sql`(SELECT json_build_object('title', d.title) FROM documents d WHERE d.id = ${id}::int)`,
});

export const DOCUMENT_OPENED = declareNotice<DocumentValues>({
  type: 'document.opened',
  resource: 'document',
  on: DocumentOpened,
  audience: { en: 'those who manage the document, its owner and the author of its draft', ko: '문서 관리자, 담당자 및 초안 작성자' },
  label: { en: 'Drafts and private documents that an admin opens', ko: '관리자의 초안 및 비공개 문서 열람' },
  texts: {
    en: {
      title: ({ title }) => `An admin opened “${title}”`,
      sentence: ({ title }) => `An admin has opened the document “${title}” for an hour, without having access to it otherwise.`,
    },
    ko: {
      title: ({ title }) => `관리자 문서 열람: ${title}`,
      sentence: ({ title }) => `평소 접근 권한이 없는 관리자가 다음 문서를 1시간 동안 열람합니다: ${title}`,
    },
  },
});
