import { DocumentReadingService } from './document-reading.service';

describe('the pages of a file', () => {
  afterEach(() => jest.restoreAllMocks());

  it('are drawn as long as there is time, and the first one always', async () => {
    let [now, page_ms] = [1_000, 20_000];
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const kept: string[] = [];
    const pdf = {
      draw: () => {
        now += page_ms;
        return Promise.resolve({ webp: Buffer.alloc(1), facts: { pages: 9 } });
      },
    };
    const reading = new DocumentReadingService(
      { fill: () => Promise.resolve() } as never,
      { require: () => Promise.resolve({ mime_type: 'application/pdf', filename: 'rules.pdf' }) } as never,
      { keepDerived: (_: string, kind: string) => Promise.resolve(void kept.push(kind)) } as never,
      {} as never,
      { read: () => Promise.resolve('Rules') },
      pdf as never,
      {} as never,
    );
    const drawn = async () => {
      kept.length = 0;
      await reading.renderFile({ upload_id: 'one', path: '/tmp/one' });
      return kept.length;
    };
    expect(await drawn()).toBe(3);
    page_ms = 60_000;
    expect(await drawn()).toBe(1);
  });
});
