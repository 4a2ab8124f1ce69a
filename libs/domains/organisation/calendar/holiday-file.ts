import type { Detail } from '@app/errors';
import { asDirection } from '@app/i18n';
import { type Encoding, FileProblem, guessEncoding, sampleOf } from '@app/spreadsheets';
import { HolidayFileRefused } from './calendar.errors';
import type { Day } from './day';
import { csvHolidays, once } from './holiday-csv';
import { icsHolidays } from './holiday-ics';
import { type HolidayLine, fieldOf } from './holiday-line';
import { isIcs } from './ics-text';

const MAX_DETAILS = 100;

/** The lines of a file, and the encoding in which they were read. */
export interface ReadHolidays {
  readonly lines: readonly HolidayLine[];
  readonly encoding: Encoding | null;
  /** A sample of the text in the detected encoding, if that is uncertain. */
  readonly encoding_sample: string | null;
}

interface Reading {
  readonly encoding: Encoding | undefined;
  readonly dry_run: boolean;
}

/** Reads a file of holidays, iCalendar or CSV. Throws `HolidayFileRefused` if it cannot be read. */
export async function holidaysIn(file: AsyncIterable<Buffer>, reading: Reading, today: Day): Promise<ReadHolidays> {
  const pieces: Buffer[] = [];
  for await (const piece of file) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  try {
    if (isIcs(bytes)) return { lines: await icsHolidays(bytes, today), encoding: null, encoding_sample: null };
    const { encoding, encoding_sample } = await encodingOf(bytes, reading);
    return { lines: await csvHolidays(bytes, encoding), encoding, encoding_sample };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const placed = ({ field, message }: Detail): Detail => ({ field: error.line > 1 ? fieldOf(error.line, field) : field, message });
    throw new HolidayFileRefused(error.details.slice(0, MAX_DETAILS).map(placed));
  }
}

/** Detects the encoding. If it is uncertain, a dry run returns a sample, and an import needs `encoding`. */
async function encodingOf(
  bytes: Buffer,
  { encoding: given, dry_run }: Reading,
): Promise<{ encoding: Encoding; encoding_sample: string | null }> {
  if (given) return { encoding: given, encoding_sample: null };
  const { encoding, isCertain } = await guessEncoding(() => once(bytes));
  if (isCertain) return { encoding, encoding_sample: null };
  const sample = await sampleOf(() => once(bytes), encoding);
  if (!dry_run) throw new FileProblem([{ field: 'encoding', message: unconfirmed(encoding, sample) }]);
  return { encoding, encoding_sample: sample };
}

const unconfirmed = (encoding: Encoding, sample: string) => ({
  en: `is uncertain: read as ${encoding}, the file contains ${sample}. Send it with encoding=${encoding} if that is right, or with another encoding`,
  ko: `인코딩이 확실하지 않습니다. ${asDirection(encoding)} 읽으면 ${sample}입니다. 맞으면 encoding=${asDirection(encoding)}, 아니면 다른 인코딩으로 다시 보내십시오`,
});
