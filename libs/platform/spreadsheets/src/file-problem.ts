import type { Detail } from '@app/errors';
import type { Words } from '@app/i18n';

/** The reason why a file cannot be read any further, and the line that was reached. */
export class FileProblem extends Error {
  readonly details: readonly Detail[];

  constructor(
    what: Words | readonly Detail[],
    readonly line = 1,
  ) {
    super('The file cannot be read.');
    this.details = 'en' in what ? [{ field: 'file', message: what }] : what;
  }
}

export const MAX_ROWS = 200_000;

export const problems = {
  encoding: {
    en: 'is not in the encoding that it was read in: UTF-8, UTF-16, CP949 and Windows-1252 can be read',
    ko: '지정하거나 추정한 인코딩이 아닙니다. UTF-8, UTF-16, CP949, Windows-1252 파일만 읽을 수 있습니다',
  },
  binary: { en: 'is not text', ko: '텍스트 파일이 아닙니다' },
  empty: { en: 'has nothing in it', ko: '내용이 없습니다' },
  quotes: { en: 'has a quote that is not closed, or in the wrong place', ko: '따옴표가 닫히지 않았거나 잘못된 위치에 있습니다' },
  long: { en: 'has a line that is too long', ko: '너무 긴 줄이 있습니다' },
  rows: { en: `has more than ${MAX_ROWS} lines`, ko: `${MAX_ROWS}줄을 넘습니다` },
  workbook: { en: 'is not a whole .xlsx workbook without a password', ko: '암호 없는 온전한 .xlsx 파일이 아닙니다' },
  sheet: { en: 'has no worksheet that is not hidden', ko: '숨기지 않은 워크시트가 없습니다' },
  large: { en: 'unpacks to more than may be in it', ko: '압축을 풀면 허용된 크기를 넘습니다' },
} as const satisfies Record<string, Words>;
