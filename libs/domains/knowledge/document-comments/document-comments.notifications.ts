import { declareNotice } from '@app/notices';
import { DocumentCommented } from './document-comments.events';

interface CommentValues {
  readonly title: string;
  readonly actor: string;
}

export const DOCUMENT_COMMENTED = declareNotice<CommentValues>({
  type: 'document.commented',
  resource: 'document',
  on: DocumentCommented,
  audience: {
    en: 'the owner of the document, those who watch it, and those who have commented on it',
    ko: '문서 담당자, 문서를 지켜보는 사람 및 댓글을 남긴 사람',
  },
  label: { en: 'Comments on documents', ko: '문서 댓글' },
  window_s: 300,
  texts: {
    en: {
      title: ({ title }) => `New comment: ${title}`,
      sentence: ({ title, actor }) => `${actor} has commented on “${title}”.`,
      many: {
        title: ({ title, count }) => `${count} new comments: ${title}`,
        sentence: ({ title, count }) => `There are ${count} new comments on “${title}”.`,
      },
    },
    ko: {
      title: ({ title }) => `새 댓글: ${title}`,
      sentence: ({ title, actor }) => `${actor} 님이 문서에 댓글을 남겼습니다: ${title}`,
      many: {
        title: ({ title, count }) => `새 댓글 ${count}개: ${title}`,
        sentence: ({ title, count }) => `문서에 새 댓글이 ${count}개 있습니다: ${title}`,
      },
    },
  },
});
