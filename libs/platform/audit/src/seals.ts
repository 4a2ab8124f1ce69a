import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { type ChainEntry, type ChainVerdict, START, linkAfter, verify } from './chain';
import { ChainRows } from './chain-rows';

const MAX_ENTRIES = 1_000;

export interface Verification extends ChainVerdict {
  /** Entries that are not sealed yet. */
  readonly unsealed: number;
  /** Whether the noted hash is one of the chain's, if there was one to look for. */
  readonly noted: boolean | null;
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
   * head's hash kept from an earlier answer, or from the worker's log: only with it a tail that was cut off can be seen.
   */
  async verify(company_id: string | null, noted?: string): Promise<Verification> {
    // What is sealed at this moment stays as it is: the pages need no snapshot in common.
    const last = (await this.rows.head(company_id)) ?? { ...START, number: 0 };
    const verdict = await verify(this.rows.links(company_id, last.number), this.rows.entries(company_id, last));
    const unsealed = await this.rows.countAfter(company_id, last);
    return { ...verdict, unsealed, noted: noted === undefined ? null : await this.rows.has(company_id, noted) };
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
