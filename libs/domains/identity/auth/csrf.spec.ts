import { csrfTokenOf, isCsrfTokenOf } from './csrf';

describe('a CSRF token', () => {
  const token = csrfTokenOf(7);

  it('is valid for its session', () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(isCsrfTokenOf(7, token)).toBe(true);
  });

  it.each([
    ['another session', 8, token],
    ...['', 'x', `${token}x`, token.slice(1), 'é'.repeat(43)].map((text) => [JSON.stringify(text), 7, text] as const),
  ] as const)('is not valid for %s', (_, session_id, text) => expect(isCsrfTokenOf(session_id, text)).toBe(false));
});
