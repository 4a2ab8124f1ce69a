import type { Language } from '@app/i18n';
import { MARK, csvLine } from '@app/spreadsheets';
import type { ImportRowView } from './imports.view';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['line', 'email', 'name', 'field', 'message'],
  ko: ['줄', '이메일', '이름', '항목', '내용'],
};

/** Writes all errors of a file as CSV, one per line. */
export async function* reportCsv(after: (line: number) => Promise<ImportRowView[]>, language: Language): AsyncGenerator<string> {
  yield MARK + csvLine(HEADERS[language]);
  for (let lines = await after(-1); lines.length > 0; lines = await after(lines.at(-1)!.line)) {
    yield lines
      .flatMap(({ line, email, name, problems }) => problems.map(({ field, message }) => csvLine([line, email, name, field, message])))
      .join('');
  }
}
