import fc from 'fast-check';
import { instant } from '@app/database';
import { Break, type ChainEntry, Format, type Link, type SealedLink, hashOfEntry, hashOfFormer, linkAfter, verify } from './chain';

type Entries = readonly [ChainEntry, ...ChainEntry[]];

/** None of its entries is archived. */
interface WholeLink extends SealedLink {
  readonly entries: readonly ChainEntry[];
}

const SEALED_AT = '2026-11-20T10:00:00+00:00';
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

/** A company's chain: the number of entries of each link, and the number of links that an earlier version made. */
const chain = fc
  .record({
    contents: fc.array(content, { minLength: 1, maxLength: 20 }),
    lengths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }),
    former: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ contents, lengths, former }) => {
    // Ids are not in the order of transactions.
    const entries = contents.map((given, i): ChainEntry => ({ ...given, company_id: 'sinfonia', xid: 100 + i, id: 2 * (50 - i) }));
    return sealed(entries, lengths, former);
  });

function sealed(entries: readonly ChainEntry[], lengths: readonly number[], former: number): WholeLink[] {
  const links: WholeLink[] = [];
  for (let [rest, place] = [entries, 0]; rest.length > 0;) {
    const some = rest.slice(0, lengths[links.length]) as [ChainEntry];
    const covered = links.length < former ? some : (some.map((entry) => ({ ...entry, xid: null })) as [ChainEntry]);
    const link = (links.length < former ? formerLinkAfter : linkAfter)(links.at(-1)?.link, place, covered, SEALED_AT);
    links.push({ link, entries: covered });
    place += covered.length;
    rest = rest.slice(covered.length);
  }
  return links;
}

/** A link in format 1, before entries had places. */
function formerLinkAfter(head: Link | undefined, _: number, entries: Entries, sealed_at: string): Link {
  const { xid: last_xid, id: last_id, company_id } = entries.at(-1) ?? entries[0];
  const chained = { company_id, number: (head?.number ?? 0) + 1, previous_hash: head?.hash ?? '0'.repeat(64) };
  const none = { last_place: null, first_at: null, last_at: null, entries_hash: null };
  const link = { ...chained, ...none, format: Format.ByTransaction, entries: entries.length, last_xid, last_id, sealed_at };
  return { ...link, hash: hashOfFormer(link, entries) };
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const check = (links: readonly SealedLink[]) => verify(stream(links));
const otherThan = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : `${String(value)}!`);
const holding = (property: (links: WholeLink[], pick: (n: number) => number) => Promise<void>) =>
  fc.assert(fc.asyncProperty(chain, fc.nat(), (links, seed) => property(links, (n) => seed % n)));

/** The chain with other entries under one of its links. */
const withEntries = (links: readonly WholeLink[], at: number, change: (entries: readonly ChainEntry[]) => readonly ChainEntry[]) =>
  links.with(at, { link: links[at]!.link, entries: change(links[at]!.entries) });

describe('a chain of seals', () => {
  it('verifies as sealed, with links of both formats', () =>
    holding(async (links) => {
      const entries = links.flatMap((one) => one.entries);
      expect(await check(links)).toEqual({ seals: links.length, sealed: entries.length, head: links.at(-1)!.link, broken: null });
    }));

  it('reports a changed field of any entry', () =>
    holding(async (links, pick) => {
      const at = pick(links.length);
      const { link, entries } = links[at]!;
      const entry = pick(entries.length);
      for (const field of Object.keys(entries[0]!) as (keyof ChainEntry)[]) {
        if (field === 'xid' && link.format === Format.ByPlace) continue;
        const changed = withEntries(links, at, () =>
          entries.with(entry, { ...entries[entry]!, [field]: otherThan(entries[entry]![field]) }),
        );
        expect((await check(changed)).broken).toEqual({ link, reason: Break.EntriesChanged });
      }
    }));

  it('reports a missing entry with its link', () =>
    holding(async (links, pick) => {
      const at = pick(links.length);
      const changed = withEntries(links, at, (entries) => entries.toSpliced(pick(entries.length), 1));
      expect((await check(changed)).broken).toEqual({ link: links[at]!.link, reason: Break.EntriesMissing });
    }));

  it('reports an inserted entry', () =>
    holding(async (links, pick) => {
      const at = pick(links.length);
      const changed = withEntries(links, at, (entries) => [...entries, { ...entries[0]!, id: entries[0]!.id - 1 }]);
      expect((await check(changed)).broken).toEqual({ link: links[at]!.link, reason: Break.EntriesAdded });
    }));

  it('reports two swapped entries', () =>
    holding(async (links, pick) => {
      const at = pick(links.length);
      fc.pre(links[at]!.entries.length > 1);
      const changed = withEntries(links, at, ([a, b, ...rest]) => [b!, a!, ...rest]);
      expect((await check(changed)).broken).toEqual({ link: links[at]!.link, reason: Break.EntriesChanged });
    }));

  it('reports a changed field of any link, and a missing link', () =>
    holding(async (links, pick) => {
      const at = pick(links.length);
      const { link, entries } = links[at]!;
      const ofFormer = ['last_place', 'first_at', 'last_at', 'entries_hash'];
      for (const field of Object.keys(link) as (keyof Link)[]) {
        if (link.format === Format.ByPlace ? field === 'last_xid' : ofFormer.includes(field)) continue;
        const value = field === 'format' ? 3 - link.format! : otherThan(link[field]);
        expect((await check(links.with(at, { link: { ...link, [field]: value }, entries }))).broken).not.toBeNull();
      }
      if (at < links.length - 1) expect((await check(links.toSpliced(at, 1))).broken?.reason).toBe(Break.SealMissing);
    }));

  it('verifies with the hashes of archived entries, and reports a changed hash', () =>
    holding(async (links, pick) => {
      const placed = links.filter(({ link }) => link.format === Format.ByPlace);
      fc.pre(placed.length > 0);
      const { link, entries } = placed[pick(placed.length)]!;
      const at = links.findIndex((one) => one.link === link);
      const withHash = (hash: string) => check((links as SealedLink[]).with(at, { link, entries: [hash, ...entries.slice(1)] }));
      expect((await withHash(hashOfEntry(entries[0]!))).broken).toBeNull();
      expect((await withHash('0'.repeat(64))).broken).toEqual({ link, reason: Break.EntriesChanged });
    }));

  it('verifies links whose entries are all archived by their own hashes', () =>
    holding(async (links, pick) => {
      const archived = links.map(({ link }) => ({ link, entries: [], isArchived: true }));
      expect(await check(archived)).toMatchObject({ seals: links.length, broken: null });
      const at = pick(links.length);
      const { link } = links[at]!;
      fc.pre(link.format === Format.ByPlace);
      const changed = { link: { ...link, entries_hash: '0'.repeat(64) }, entries: [], isArchived: true };
      expect((await check(archived.with(at, changed))).broken?.reason).toBe(Break.SealChanged);
    }));

  it('reports a truncated tail only against a head noted elsewhere', () =>
    holding(async (links) => {
      fc.pre(links.length > 1);
      const kept = links.slice(0, -1);
      expect(await check(kept)).toMatchObject({ broken: null, head: kept.at(-1)!.link });
    }));

  it('continues from a head that was noted before links had a format', () =>
    holding(async (links) => {
      const former = links.filter(({ link }) => link.format === Format.ByTransaction);
      fc.pre(former.length > 0);
      const head = { ...former.at(-1)!.link, format: undefined };
      const held = { seals: former.length, sealed: former.flatMap(({ entries }) => entries).length, head };
      expect(await verify(stream(links.slice(former.length)), held)).toMatchObject({ seals: links.length, broken: null });
    }));
});
