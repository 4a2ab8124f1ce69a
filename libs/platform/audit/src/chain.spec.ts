import fc from 'fast-check';
import { instant } from '@app/database';
import { Break, type ChainEntry, type Link, linkAfter, verify } from './chain';

const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }).map(instant);
const content = fc.record({
  actor_id: fc.option(fc.nat()),
  action: fc.string(),
  resource: fc.string(),
  resource_id: fc.option(fc.string()),
  changes: fc.json(),
  request_id: fc.option(fc.string()),
  address: fc.option(fc.ipV4()),
  created_at: moment,
});

/** A company's log in the chain's order, and where it is cut into links. */
const chain = fc
  .record({
    contents: fc.array(content, { minLength: 1, maxLength: 20 }),
    lengths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }),
  })
  .map(({ contents, lengths }) => {
    // Ids are not in the order of transactions.
    const entries = contents.map((given, i): ChainEntry => ({ ...given, company_id: 'sinfonia', xid: 100 + i, id: 2 * (50 - i) }));
    return { entries, links: sealed(entries, lengths) };
  });

function sealed(entries: readonly ChainEntry[], lengths: readonly number[]): Link[] {
  const links: Link[] = [];
  for (let [rest, i] = [entries, 0]; rest[0]; rest = rest.slice(lengths[i++]))
    links.push(linkAfter(links.at(-1), rest.slice(0, lengths[i]) as [ChainEntry], '2026-11-20T10:00:00+00:00'));
  return links;
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const inOrder = (entries: readonly ChainEntry[]) => [...entries].sort((a, b) => a.xid - b.xid || a.id - b.id);
const check = (links: readonly Link[], entries: readonly ChainEntry[]) => verify(stream(links), stream(inOrder(entries)));
const otherThan = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : `${String(value)}!`);
const holding = (property: (entries: ChainEntry[], links: Link[], pick: (n: number) => number) => Promise<void>) =>
  fc.assert(fc.asyncProperty(chain, fc.nat(), ({ entries, links }, seed) => property(entries, links, (n) => seed % n)));

describe('a chain', () => {
  it('holds as it was sealed', () =>
    holding(async (entries, links) => {
      expect(await check(links, entries)).toEqual({ seals: links.length, sealed: entries.length, head: links.at(-1), broken: null });
    }));

  it('shows a change of any field of any entry', () =>
    holding(async (entries, links, pick) => {
      const at = pick(entries.length);
      for (const field of Object.keys(entries[at]!) as (keyof ChainEntry)[]) {
        const changed = entries.with(at, { ...entries[at]!, [field]: otherThan(entries[at]![field]) });
        expect((await check(links, changed)).broken).not.toBeNull();
      }
    }));

  it('shows an entry that is gone, and the link it is gone from', () =>
    holding(async (entries, links, pick) => {
      const at = pick(entries.length);
      const link = links.find(({ last_xid }) => last_xid >= entries[at]!.xid);
      expect((await check(links, entries.toSpliced(at, 1))).broken).toEqual({ link, reason: Break.EntriesMissing });
    }));

  it('shows an entry that was put in', () =>
    holding(async (entries, links, pick) => {
      const neighbour = entries[pick(entries.length)]!;
      const { broken } = await check(links, [...entries, { ...neighbour, id: neighbour.id - 1 }]);
      expect(broken?.reason).toBe(Break.EntriesAdded);
    }));

  it('shows two entries that changed places', () =>
    holding(async (entries, links, pick) => {
      fc.pre(entries.length > 1);
      const [a, b] = [entries[pick(entries.length - 1)]!, entries[pick(entries.length - 1) + 1]!];
      fc.pre(JSON.stringify({ ...a, id: 0, xid: 0 }) !== JSON.stringify({ ...b, id: 0, xid: 0 }));
      const swapped = entries.map((entry) => {
        if (entry === a) return { ...b, id: a.id, xid: a.xid };
        return entry === b ? { ...a, id: b.id, xid: b.xid } : entry;
      });
      expect((await check(links, swapped)).broken).not.toBeNull();
    }));

  it('shows a change of any field of any link, and a link that is gone', () =>
    holding(async (entries, links, pick) => {
      const at = pick(links.length);
      for (const field of Object.keys(links[at]!) as (keyof Link)[])
        expect((await check(links.with(at, { ...links[at]!, [field]: otherThan(links[at]![field]) }), entries)).broken).not.toBeNull();
      if (at < links.length - 1) expect((await check(links.toSpliced(at, 1), entries)).broken?.reason).toBe(Break.SealMissing);
    }));

  it('does not show a tail that was cut off with its links: only a head noted elsewhere does', () =>
    holding(async (entries, links) => {
      fc.pre(links.length > 1);
      const kept = links.slice(0, -1);
      const verdict = await check(kept, entries.slice(0, entries.length - links.at(-1)!.entries));
      expect(verdict).toMatchObject({ broken: null, head: kept.at(-1) });
    }));
});
