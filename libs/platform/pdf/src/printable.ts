/** Replaces a character that the font does not have, so that nothing disappears silently. */
const MISSING = '□';
const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Joiners, variation selectors, direction marks: their neighbours are drawn without them. */
const INVISIBLE = /[\p{Cf}\u{FE00}-\u{FE0F}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** Replaces characters that a font cannot draw. `hasSign` tells which it has. */
export function printable(hasSign: (sign: string) => boolean): (text: string) => string {
  const canDraw = (grapheme: string) => [...grapheme].every((sign) => /\s/.test(sign) || hasSign(sign));
  const drawn = (grapheme: string): string => {
    const visible = grapheme.replace(INVISIBLE, '');
    return canDraw(visible) ? visible : MISSING;
  };
  return (text) => [...signs.segment(replaced(text).normalize('NFC'))].map(({ segment }) => drawn(segment)).join('');
}

/** The font has a flat, and no sharp. */
const replaced = (text: string): string => text.replaceAll('♯', '#').replaceAll('𝄪', '##').replaceAll('𝄫', '♭♭');
