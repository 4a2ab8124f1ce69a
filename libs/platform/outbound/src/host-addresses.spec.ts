import { HostAddresses } from './host-addresses';

describe(HostAddresses.name, () => {
  it('knows this machine by its name, and asks no server for it', async () => {
    const { signal } = new AbortController();
    for (const name of ['localhost', 'LOCALHOST.', 'app.localhost'])
      expect(await new HostAddresses().of(name, signal)).toEqual(['127.0.0.1', '::1']);
  });
});
