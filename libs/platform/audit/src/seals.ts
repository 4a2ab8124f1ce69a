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
  START,
  linkAfter,
  verify,
} from './chain';
import { ChainRows } from './chain-rows';

const MAX_ENTRIES = 1_000;
const BEGINNING = { ...START, number: 0 };

type Place = typeof BEGINNING;

export interface Verification extends ChainVerdict {
  /** Entries that are not sealed yet. */
  readonly unsealed: number;
  /** Whether the noted hash is one of the chain's, if there was one to look for. */
  readonly noted: boolean | null;
}

export interface Continuation {
  /** The last seal that an earlier verification found to hold. This verification goes on after it. */
  readonly held?: Held;
  /** From the first link on all the same. */
  readonly whole?: boolean;
  /** Is told how far it is, in whole per cent. */
  readonly progress?: (percent: number) => Promise<void>;
}

/** The hash chains over the audit log, one for every company and one for the platform. */
@Injectable()
export class Seals {
  private readonly logger = new Logger(Seals.name);

  constructor(
    private readonly rows: ChainRows,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Seals everything whose transaction, and every older one, has ended, and answers how many entries that were. Writers
   * never wait for it. Any number may run at once: a chain that one of them is busy with, the others leave alone.
   */
  async seal(): Promise<number> {
    let sealed = 0;
    for (const company_id of await this.rows.pending()) sealed += await this.sealChain(company_id);
    return sealed;
  }

  /**
   * Recomputes a company's chain, or with null the platform's, in pages: memory stays the same however long it is. `noted` is a
   * head's hash kept from an earlier answer, or from the worker's log: only with it a tail that was cut off can be seen. What is known to
   * hold is such a head, too.
   */
  async verify(company_id: string | null, noted?: string, { held, whole, progress }: Continuation = {}): Promise<Verification> {
    // What is sealed at this moment stays as it is: the pages need no snapshot in common.
    const last = (await this.rows.head(company_id)) ?? BEGINNING;
    const lost = await this.lost(company_id, held?.head);
    const before = held && !whole && !lost ? held : NOTHING_HELD;
    const { broken, ...holding } = await verify(...this.after(company_id, before, last, progress), before);
    const unsealed = await this.rows.countAfter(company_id, last);
    return { ...holding, broken: broken ?? lost, unsealed, noted: await this.noted(company_id, noted) };
  }

  /** Whether a hash is one of a company's chain, or with null of the platform's. */
  has(company_id: string | null, hash: string): Promise<boolean> {
    return this.rows.has(company_id, hash);
  }

  private async noted(company_id: string | null, hash: string | undefined): Promise<boolean | null> {
    return hash === undefined ? null : this.has(company_id, hash);
  }

  /** The links and entries from what holds up to `last`. */
  private after(company_id: string | null, { head }: Held, last: Place, progress: Continuation['progress']) {
    const first = head ?? BEGINNING;
    const links = this.rows.links(company_id, first.number, last.number);
    return [telling(links, [first.number, last.number], progress), this.rows.entries(company_id, first, last)] as const;
  }

  /** A head that was found to hold, and is not there any more as it was: the chain has been cut off or written anew. */
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
      if (head) await this.assertAhead(head.last_xid);

      const entries = await this.rows.unsealed(company_id, head ?? START, MAX_ENTRIES);
      if (!isFilled(entries)) return 0;
      const link = linkAfter(head, entries, instant(this.clock.now()));
      await this.rows.add(link);
      // Kept where the database cannot reach: the head of a chain is what shows that its tail was cut off.
      this.logger.log(`sealed ${link.entries} entries of ${company_id ?? 'the platform'} as number ${link.number}: ${link.hash}`);
      return entries.length;
    });
  }

  /** Transactions of a cluster that was restored from a dump begin at 1 again, and their entries would come before the sealed ones. */
  private async assertAhead(xid: number): Promise<void> {
    if ((await this.rows.nextTransaction()) > xid) return;
    throw new Error(`The log was sealed up to transaction ${xid}, which is yet to come: advance the cluster with pg_resetwal -x.`);
  }
}

const isFilled = (entries: ChainEntry[]): entries is [ChainEntry, ...ChainEntry[]] => entries.length > 0;

/** The links as they are, and word of how far they have come whenever that is another per cent. */
async function* telling(
  links: AsyncIterable<Link>,
  [first, last]: [number, number],
  progress: Continuation['progress'],
): AsyncGenerator<Link> {
  let told = 0;
  for await (const link of links) {
    const percent = Math.floor((100 * (link.number - first)) / (last - first));
    if (progress && percent > told) await progress((told = percent));
    yield link;
  }
}
