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
    en: 'is not in the given or guessed encoding: UTF-8, UTF-16, CP949 and Windows-1252 are supported',
    ko: '지정하거나 추정한 인코딩이 아닙니다. UTF-8, UTF-16, CP949, Windows-1252 파일만 읽을 수 있습니다',
  },
  binary: { en: 'is not a text file', ko: '텍스트 파일이 아닙니다' },
  empty: { en: 'is empty', ko: '내용이 없습니다' },
  quotes: { en: 'has a quote that is not closed or is misplaced', ko: '따옴표가 닫히지 않았거나 잘못된 위치에 있습니다' },
  long: { en: 'has a line that is too long', ko: '너무 긴 줄이 있습니다' },
  rows: { en: `has more than ${MAX_ROWS} lines`, ko: `${MAX_ROWS}줄을 넘습니다` },
  workbook: { en: 'is not an intact .xlsx workbook without a password', ko: '손상되지 않고 암호가 없는 .xlsx 파일이 아닙니다' },
  sheet: { en: 'has no visible worksheet', ko: '표시된 워크시트가 없습니다' },
  large: { en: 'unpacks to more than the allowed size', ko: '압축을 풀면 허용된 크기를 넘습니다' },
} as const satisfies Record<string, Words>;
