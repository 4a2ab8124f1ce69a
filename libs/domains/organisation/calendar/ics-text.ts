import { TextDecoder } from 'node:util';
import type { Words } from '@app/i18n';
import { FileProblem } from '@app/spreadsheets';

const problems = {
  encoding: { en: 'is not UTF-8', ko: 'UTF-8이 아닙니다' },
  torn: { en: 'is not finished', ko: '중간에 끊긴 파일입니다' },
  cancels: {
    en: 'cancels events (METHOD:CANCEL) and has no holidays to import. Delete the holidays in Tutti instead',
    ko: '일정을 취소하는 파일(METHOD:CANCEL)이어서 가져올 휴일이 없습니다. Tutti에서 휴일을 직접 삭제하십시오',
  },
} as const satisfies Record<string, Words>;

/** An event in the file: its first line, and its unfolded text. The text is undefined for an event without an end. */
export interface EventText {
  readonly line: number;
  readonly text: string | undefined;
}

export interface CalendarText {
  readonly events: readonly EventText[];
  /** Time zone of the calendar, if given. */
  readonly zone: string | undefined;
}

const HEAD_BYTES = 4_096;
const BEGINNING = /^(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\s/i;

/** Tells by its beginning whether a file is iCalendar. A byte order mark and blank lines are skipped. */
export const isIcs = (bytes: Buffer): boolean => BEGINNING.test(bytes.toString('latin1', 0, HEAD_BYTES));

/** Splits a file into its events, so that an unreadable one is reported by its line and does not affect the others. */
export function calendarText(bytes: Buffer): CalendarText {
  const lines = linesIn(bytes);
  if (!/^END:VCALENDAR\s*$/i.test(lines.at(-1)?.text ?? '')) throw new FileProblem(problems.torn);
  const valueOf = (name: string): string | undefined => {
    const form = new RegExp(`^${name}(?:;[^:]*)?:(.*)$`, 'i');
    return lines.map(({ text }) => form.exec(text)?.[1]?.trim()).find((value) => value !== undefined);
  };
  if (valueOf('METHOD')?.toUpperCase() === 'CANCEL') throw new FileProblem(problems.cancels);
  return { events: eventsIn(lines), zone: valueOf('X-WR-TIMEZONE') };
}

interface TextLine {
  readonly line: number;
  readonly text: string;
}

const QUOTED_PRINTABLE = /^[^:]*QUOTED-PRINTABLE[^:]*:.*=$/i;

/** Unfolds lines before decoding, because a line may be folded within a character. Skips blank lines. */
function linesIn(bytes: Buffer): TextLine[] {
  const lines: { line: number; text: string }[] = [];
  bytes
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .split(/\r\n|\n|\r/)
    .forEach((text, index) => {
      const last = lines.at(-1);
      if (last && /^[ \t]/.test(text)) last.text += text.slice(1);
      // vCalendar 1.0 continues a line after an equals sign, without a leading blank.
      else if (last && QUOTED_PRINTABLE.test(last.text)) last.text = last.text.slice(0, -1) + text;
      else if (text !== '') lines.push({ line: index + 1, text });
    });
  return lines.map(({ line, text }) => ({ line, text: utf8(text) }));
}

function utf8(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    throw new FileProblem(problems.encoding);
  }
}

function eventsIn(lines: readonly TextLine[]): EventText[] {
  const events: EventText[] = [];
  let [began, texts] = [0, [] as string[]];
  const finish = (text?: string) => {
    if (began > 0) events.push({ line: began, text });
    began = 0;
  };
  for (const { line, text } of lines) {
    if (/^BEGIN:VEVENT\s*$/i.test(text)) {
      finish();
      [began, texts] = [line, []];
    }
    texts.push(text);
    if (/^END:VEVENT\s*$/i.test(text)) finish(texts.join('\r\n'));
  }
  finish();
  return events;
}
