import { type Sql, sql } from '@app/database';
import { declareNotice } from '@app/notices';
import { DocumentPublished, isShownDocument } from '@knowledge/documents';
import { MustReadsAdded } from './acknowledgements.events';

interface MustReadValues {
  readonly title: string;
}

const isShown = ({ id }: { readonly id: Sql }): Sql =>
  sql`EXISTS (SELECT FROM documents d WHERE d.id = ${id}::int AND ${isShownDocument(sql`d`)})`;

export const MUST_READ = declareNotice<MustReadValues>({
  type: 'must_read.assigned',
  resource: 'document',
  on: MustReadsAdded,
  audience: {
    en: 'those who must read the document, may, and have not acknowledged it',
    ko: '필독 대상자 중 열람 권한이 있고 아직 열람 확인을 하지 않은 사람',
  },
  label: { en: 'Documents that you must read', ko: '필독 문서' },
  holds: isShown,
  texts: {
    en: {
      title: ({ title }) => `Please read: ${title}`,
      sentence: ({ title }) => `You are asked to read “${title}”, and to acknowledge that you have.`,
    },
    ko: {
      title: ({ title }) => `필독 문서: ${title}`,
      sentence: ({ title }) => `다음 문서를 읽고 열람 확인을 해 주십시오: ${title}`,
    },
  },
});

export const MUST_READ_AGAIN = declareNotice<MustReadValues>({
  type: 'must_read.asked_again',
  resource: 'document',
  on: DocumentPublished,
  audience: {
    en: 'those who must read the document, may, and have not acknowledged this version',
    ko: '필독 대상자 중 열람 권한이 있고 새 버전의 열람 확인을 하지 않은 사람',
  },
  label: { en: 'Documents that you must read again', ko: '다시 읽어야 하는 필독 문서' },
  holds: isShown,
  texts: {
    en: {
      title: ({ title }) => `Please read again: ${title}`,
      sentence: ({ title }) => `There is a new version of “${title}”. Please read it, and acknowledge it again.`,
    },
    ko: {
      title: ({ title }) => `필독 문서 개정: ${title}`,
      sentence: ({ title }) => `필독 문서의 새 버전이 게시되었습니다. 다시 읽고 열람 확인을 해 주십시오: ${title}`,
    },
  },
});
