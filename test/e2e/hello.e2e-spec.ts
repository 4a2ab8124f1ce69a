import { startApi } from '@test/app';

describe('hello', () => {
  const api = startApi();

  it('greets the world, and a name in any script', async () => {
    const greeting = async (path: string) => (await api.anonymous().get(`/api/v1/hello${path}`)).body;
    expect(await greeting('')).toEqual({ message: 'Hello, world!' });
    expect(await greeting('/Clara')).toEqual({ message: 'Hello, Clara!' });
    expect(await greeting(`/${encodeURIComponent('김미나')}`)).toEqual({ message: 'Hello, 김미나!' });
  });
});
