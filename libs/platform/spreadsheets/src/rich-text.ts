import type { Tag } from './xml';

/** Maximum length of a cell in Excel. Longer text is cut, and fails the validation of its field. */
export const MAX_CELL = 32_767;

/** Joins the pieces of a string item. Phonetic guides beside a word are skipped. */
export class RichText {
  private text = '';
  private isText = false;
  private isReadingAid = false;

  take({ name, text }: Tag): void {
    if (text === undefined) this.on[name]?.();
    else if (this.isText && !this.isReadingAid && this.text.length < MAX_CELL) this.text += text;
  }

  private readonly on: Readonly<Record<string, () => void>> = {
    t: () => void (this.isText = true),
    '/t': () => void (this.isText = false),
    rPh: () => void (this.isReadingAid = true),
    '/rPh': () => void (this.isReadingAid = false),
  };

  /** Returns the whole text and resets it. */
  finish(): string {
    const { text } = this;
    this.text = '';
    return unescaped(text);
  }
}

/** Characters that XML cannot have are written as `_x000D_`, and an underscore before a similar text as `_x005F_` (ST_Xstring). */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
