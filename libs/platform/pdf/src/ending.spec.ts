import { endOfPdf } from './ending';

const WHOLE = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\nstartxref\n9\n%%EOF';
const FIRST_PART = '%PDF-1.7\n1 0 obj\n<</Linearized 1/L 99999>>\nendobj\nxref\nstartxref\n0\n%%EOF';

describe(endOfPdf.name, () => {
  it.each([
    ['nothing', ''],
    ['a line', '\n'],
    ['zeros', '\0'.repeat(5_000)],
    ['blanks', ' \r\n'.repeat(1_000)],
    ['a page of a proxy', `\n<html><body>${'An object was sent. '.repeat(200)}</body></html>`],
  ])('is the last mark if %s follows', (_, padding) => {
    expect(endOfPdf(Buffer.from(WHOLE + padding))).toBe(WHOLE.length);
  });

  it.each([
    ['without a mark', WHOLE.slice(0, -5)],
    ['with objects after the last mark', `${WHOLE}\n12 0 obj\n<</Length 5>>\nstream\nab`],
    ['with the rest of an object after the last mark', `${WHOLE}\n>>\nendobj\n`],
    ['of which the first part has come alone', FIRST_PART],
    ['of which the first part has come with padding', FIRST_PART + '\0'.repeat(2_000)],
  ])('is missing in a file %s', (_, text) => {
    expect(endOfPdf(Buffer.from(text))).toBeUndefined();
  });

  it('is the last mark of an updated file and of one without a reachable table', () => {
    const changed = `${WHOLE}\n2 0 obj\n<<>>\nendobj\nxref\nstartxref\n90\n%%EOF`;
    expect(endOfPdf(Buffer.from(changed))).toBe(changed.length);
    const broken = WHOLE.replace('startxref\n9', 'startxref\n0');
    expect(endOfPdf(Buffer.from(broken))).toBe(broken.length);
  });
});
