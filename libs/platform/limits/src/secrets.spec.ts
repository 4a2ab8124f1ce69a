import { tokenIn } from './secrets';

describe(tokenIn.name, () => {
  it('finds the token of a body or a query, and the secret of a path', () => {
    expect([{ body: { token: 'b' } }, { query: { token: 'q' } }, { params: { secret: 'p' } }].map(tokenIn)).toEqual(['b', 'q', 'p']);
    expect([{ params: { id: 'x' } }, { query: { token: ['q'] } }, { body: 'b' }, { query: { token: '' } }].map(tokenIn)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes the longest link beneath a mail, and nothing longer', () => {
    const [longest, longer] = ['x'.repeat(1_300), 'x'.repeat(1_301)];
    expect([longest, longer].map((token) => tokenIn({ query: { token } }))).toEqual([longest, undefined]);
  });
});
