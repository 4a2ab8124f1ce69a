import type { Tag } from './xml';

/** Characters that a cell can have in Excel. Longer text is cut, and fails the check of its field. */
export const MAX_CELL = 32_767;

/** Puts the text of a string item together from its pieces. A word's reading aid stands beside it, and is not the word. */
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

  /** The whole text. Afterwards it is empty. */
  finish(): string {
    const { text } = this;
    this.text = '';
    return unescaped(text);
  }
}

/** Signs that XML cannot have are written as `_x000D_`, and an underscore before what looks so as `_x005F_` (ST_Xstring). */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
