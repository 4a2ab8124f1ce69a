const BETWEEN = ' · ';
const MAX = 300;

/** Returns the beginning of a text on one line, of at most `max` code points. */
export function cut(text: string, max: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length <= max ? letters.join('') : `${letters.slice(0, max - 1).join('')}…`;
}

/**
 * Returns the summary of a session after a question: the newest questions, each once, as many as fit completely. It has no words of
 * answers, so that it keeps nothing of a document after a right is withdrawn.
 */
export function summaryAfter(question: string, before: string | null): string {
  const newest = cut(question, MAX);
  const earlier = (before ?? '').split(BETWEEN).filter((one) => one !== '' && one !== newest);
  let summary = newest;
  for (const one of earlier) {
    const longer = `${summary}${BETWEEN}${one}`;
    if ([...longer].length > MAX) break;
    summary = longer;
  }
  return summary;
}
