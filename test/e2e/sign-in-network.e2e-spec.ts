import { startApi } from '@test/app';
import { AttemptsService, pairOf } from '@identity/auth/attempts.service';

describe('failed sign-ins', () => {
  const api = startApi();

  it('from one IPv6 network count together', async () => {
    const attempts = api.get(AttemptsService);
    const from = (n: number) => pairOf('mina@example.com', `2001:db8:0:1::${n}`);
    for (let n = 1; n <= 10; n++) await attempts.fail(from(n), undefined);
    await expect(attempts.begin(from(99))).rejects.toMatchObject({ about: { error: 'TOO_MANY_FAILED_SIGN_INS' } });
    await attempts.begin(pairOf('mina@example.com', '2001:db8:0:2::1'));
  });
});
