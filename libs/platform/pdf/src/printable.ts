/** Drawn in place of a sign that the font does not have: nothing is left out without a trace. */
const MISSING = '□';
const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Joins, variation selectors, marks of direction: what they belong to is drawn, or not, without them. */
const INVISIBLE = /[\p{Cf}\u{FE00}-\u{FE0F}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** Makes texts such that a font can draw them. `hasSign` tells what the font has. */
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
