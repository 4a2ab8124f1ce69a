import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import {
  Break,
  type BrokenLink,
  type ChainEntry,
  type ChainVerdict,
  type Held,
  type Link,
  NOTHING_HELD,
  type SealedLink,
  linkAfter,
  verify,
} from './chain';
import { ChainRows, type LogSpan } from './chain-rows';
import { SealedLinks } from './sealed-links';

const MAX_ENTRIES = 1_000;

export interface Verification extends ChainVerdict, Counted {
  /** True if the given hash is in the chain. `null` if none was given. */
  readonly noted: boolean | null;
}

interface Counted {
  /** Sealed entries that have been archived. */
  readonly archived: number;
  /** Entries that are not sealed yet. */
  readonly unsealed: number;
}

export interface Continuation {
  /** The last seal that an earlier verification found valid. This verification continues after it. */
  readonly held?: Held;
  /** True to verify from the first link nevertheless. */
  readonly whole?: boolean;
  /** Receives the progress in whole per cent. */
  readonly progress?: (percent: number) => Promise<void>;
}

/** The hash chains over the audit log, one per company and one for the platform. */
@Injectable()
export class Seals {
  private readonly logger = new Logger(Seals.name);

  constructor(
    private readonly rows: ChainRows,
    private readonly links: SealedLinks,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a place to every committed entry without one, and returns their number. Neither writers nor sealing wait for each other: an entry
   * that commits later gets a later place. Several processes may run it at once: a chain that one of them has locked is skipped by the
   * others.
   */
  async seal(): Promise<number> {
    let sealed = 0;
    for (const company_id of await this.rows.pending()) sealed += await this.sealChain(company_id);
    return sealed;
  }

  /**
   * Recomputes a company's chain, or the platform's for null, page by page, so that memory does not grow with it. `noted` is the hash of a
   * head from an earlier result or from the worker's log: only with one can a removed tail be detected. `held` also counts as such a head.
   */
  async verify(company_id: string | null, noted?: string, { held, whole, progress }: Continuation = {}): Promise<Verification> {
    const lost = await this.lost(company_id, held?.head);
    const before = held && !whole && !lost ? held : NOTHING_HELD;
    const { broken, ...found } = await this.complete(company_id, await this.recompute(company_id, before, progress));
    return { ...found, broken: broken ?? lost, noted: await this.noted(company_id, noted) };
  }

  /** Recomputes the links over a time span, of all chains. Returns the first invalid one. */
  async findBroken(span: LogSpan): Promise<BrokenLink | null> {
    for (const { company_id, first, last } of await this.rows.partsOver(span)) {
      const [head, sealed] = [await this.rows.link(company_id, first - 1), await this.rows.sealedUpTo(company_id, first - 1)];
      const held = { seals: first - 1, sealed, head: head ?? null };
      const { broken } = await verify(this.links.after(company_id, held.head, last), held);
      if (broken) return broken;
    }
    return null;
  }

  /** True if the hash belongs to a company's chain, or to the platform's for null. */
  has(company_id: string | null, hash: string): Promise<boolean> {
    return this.rows.has(company_id, hash);
  }

  private async noted(company_id: string | null, hash: string | undefined): Promise<boolean | null> {
    return hash === undefined ? null : this.has(company_id, hash);
  }

  /** Seals never change once they are made, so the pages need no common snapshot. */
  private async recompute(company_id: string | null, held: Held, progress: Continuation['progress']): Promise<ChainVerdict> {
    const [first, last] = [held.head?.number ?? 0, (await this.rows.head(company_id))?.number ?? 0];
    return verify(telling(this.links.after(company_id, held.head, last), [first, last], progress), held);
  }

  /** Adds the counts to the verdict. Every entry has a place or is marked as unsealed; other entries were inserted without the trigger. */
  private async complete(company_id: string | null, verdict: ChainVerdict): Promise<ChainVerdict & Counted> {
    const { entries, waiting, placed, archived } = await this.rows.counts(company_id);
    const isWhole = verdict.broken !== null || entries + archived <= waiting + placed;
    const checked = isWhole ? verdict : await this.withStray(company_id, verdict);
    return { ...checked, archived, unsealed: entries + archived - placed };
  }

  /** The same verdict, up to the link nearest to an entry that was inserted without the trigger. */
  private async withStray(company_id: string | null, verdict: ChainVerdict): Promise<ChainVerdict> {
    const link = await this.rows.linkBesideStray(company_id);
    if (!link) return verdict;
    const seals = link.number - 1;
    const [sealed, head] = [await this.rows.sealedUpTo(company_id, seals), await this.rows.link(company_id, seals)];
    return { seals, sealed, head: head ?? null, broken: { link, reason: Break.EntriesAdded } };
  }

  /** Detects that a head which was valid is missing or changed: the chain was cut off or rewritten. */
  private async lost(company_id: string | null, head?: Link | null): Promise<BrokenLink | null> {
    if (!head) return null;
    const link = await this.rows.link(company_id, head.number);
    if (link?.hash === head.hash) return null;
    return { link: head, reason: link ? Break.SealChanged : Break.SealMissing };
  }

  private async sealChain(company_id: string | null): Promise<number> {
    let sealed = 0;
    for (let entries = MAX_ENTRIES; entries === MAX_ENTRIES; sealed += entries) entries = await this.addLink(company_id);
    return sealed;
  }

  private addLink(company_id: string | null): Promise<number> {
    return this.db.transaction(async () => {
      if (!(await this.rows.claim(company_id))) return 0;
      const head = await this.rows.head(company_id);
      const entries = await this.rows.unsealed(company_id, MAX_ENTRIES);
      if (!isFilled(entries)) return 0;

      const link = linkAfter(head, await this.placeOf(head), entries, instant(this.clock.now()));
      const placed = await this.rows.add(link, entries.map(({ id }) => id)); // prettier-ignore
      if (placed !== entries.length)
        throw new Error(`${entries.length - placed} entries of ${company_id ?? 'the platform'} already have a place.`);
      // Logged, because the database cannot change the log: only the head of a chain proves that its tail was not removed.
      this.logger.log(`sealed ${link.entries} entries of ${company_id ?? 'the platform'} as number ${link.number}: ${link.hash}`);
      return entries.length;
    });
  }

  /** The last place that is taken. Links of format 1 do not have it: the first link after them counts their entries once. */
  private async placeOf(head: Link | undefined): Promise<number> {
    return head ? (head.last_place ?? this.rows.sealedUpTo(head.company_id, head.number)) : 0;
  }
}

const isFilled = (entries: ChainEntry[]): entries is [ChainEntry, ...ChainEntry[]] => entries.length > 0;

/** Passes the links on and reports the progress at every further per cent. */
async function* telling(
  links: AsyncIterable<SealedLink>,
  [first, last]: [number, number],
  progress: Continuation['progress'],
): AsyncGenerator<SealedLink> {
  let told = 0;
  for await (const sealed of links) {
    const percent = Math.floor((100 * (sealed.link.number - first)) / (last - first));
    if (progress && percent > told) await progress((told = percent));
    yield sealed;
  }
}
