import { Injectable, Logger } from '@nestjs/common';
import { type Context, type Reach, withContext } from '@app/context';
import { Database, isLostRace, isOutage, reachIn } from '@app/database';
import { DomainError } from '@app/errors';
import { GiveUp, JobFailure, JobLost, type Run } from '@app/jobs';
import { HEARTBEAT_MS, OutboxLedger, type Work } from '@app/outbox';
import { type Handler, Handlers } from './handlers';

const MAX_ERROR_LENGTH = 500;

/** Runs a delivered job. Bull delivers at least once, and sometimes twice at the same time; the ledger knows which jobs are done. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);
  private readonly underWay = new Map<string, Work>();
  /** Unknown names that were already logged. */
  private readonly strange = new Set<string>();

  constructor(
    private readonly handlers: Handlers,
    private readonly ledger: OutboxLedger,
    private readonly db: Database,
  ) {}

  /** Rejects only if the ledger could not be written: then the job is dispatched again. */
  async run(id: string, name: string): Promise<void> {
    const handler = this.handlers.of(name);
    if (!handler) return this.leave(id, name);
    if (handler.definition.outside) await this.outside(id, handler);
    else await this.inside(id, handler);
    if (handler.definition.confidential) await this.ledger.forget(id);
  }

  /** Called when the queue gives a job up because all its workers crashed. */
  async abandoned(id: string): Promise<void> {
    await this.ledger.fail(id, 'The worker stopped while it was at it.');
  }

  /** Releases the leases of jobs that this worker will not finish. */
  async giveBack(): Promise<void> {
    await Promise.all([...this.underWay].map(([id, work]) => this.ledger.releaseLease(id, work)));
  }

  /** Releases a job of another version, because Bull delivers to any worker. The attempt does not count. */
  private async leave(id: string, name: string): Promise<void> {
    if (!this.strange.has(name)) this.logger.warn(`${name} is unknown to this version: it is left for a worker that knows it`);
    this.strange.add(name);
    await this.ledger.release([Number(id)]);
  }

  /** The effect and the job's completion commit in one transaction. */
  private async inside(id: string, handler: Handler): Promise<void> {
    try {
      await this.db.transaction(async () => {
        const work = await this.ledger.finish(id);
        if (!work) return;
        const reach = reachOf(handler, work);
        this.db.confine(reach);
        const result = await withContext(contextOf(id, work, reach), () => handler.run(work.payload, runOf(id, work)));
        if (result !== undefined) await this.ledger.note(id, result);
      }, 'across');
    } catch (error) {
      // The job had no chance to run, so the attempt does not count.
      if (isOutage(error) || isLostRace(error)) await this.ledger.release([Number(id)]);
      else await this.failed(id, error);
    }
  }

  /** Claims the job, runs it without a transaction, and marks it. */
  private async outside(id: string, handler: Handler): Promise<void> {
    const work = await this.ledger.claim(id);
    if (!work) return;
    this.underWay.set(id, work);
    const lease = new Lease((progress) => this.prolong(id, work, progress));
    const heartbeat = setInterval(() => void lease.prolong(), HEARTBEAT_MS);
    try {
      const context = contextOf(id, work, reachOf(handler, work));
      const result = await withContext(context, () =>
        handler.run(
          work.payload,
          runOf(id, work, (percent) => lease.report(percent)),
        ),
      );
      if (!lease.isLost) await this.ledger.complete(id, work, result);
    } catch (error) {
      if (!lease.isLost) await this.failed(id, error, work);
    } finally {
      clearInterval(heartbeat);
      this.underWay.delete(id);
    }
  }

  /** True if the lease is this worker's, or the ledger could not be asked. */
  private prolong(id: string, work: Work, progress: number | undefined): Promise<boolean> {
    return this.ledger.prolong(id, work, progress).catch((error: unknown) => {
      this.logger.warn(error);
      return true;
    });
  }

  private async failed(id: string, error: unknown, work?: Work): Promise<void> {
    this.logger.warn(`job ${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    await this.ledger.fail(id, tellable(error), { attempts: work?.attempts, forGood: error instanceof GiveUp });
  }
}

/** The lease of a running job. Once lost, it stays lost: a retried job has the same number of attempts again. */
class Lease {
  isLost = false;

  constructor(private readonly renew: (progress?: number) => Promise<boolean>) {}

  async prolong(progress?: number): Promise<void> {
    if (this.isLost || (await this.renew(progress))) return;
    this.isLost = true;
  }

  async report(percent: number): Promise<void> {
    await this.prolong(percent);
    if (this.isLost) throw new JobLost();
  }
}

const contextOf = (id: string, { request_id }: Work, reach: Reach): Context => ({ request_id: request_id ?? `job-${id}`, reach });

/** Scheduled jobs and those declared `across` reach all companies. Any other job reaches what the enqueuing transaction could reach. */
const reachOf = ({ definition, cron }: Handler, { reach }: Work): Reach => (definition.across || cron ? 'across' : reachIn(reach));

const runOf = (id: string, { attempts }: Work, report?: (percent: number) => Promise<unknown>): Run => ({
  id,
  attempt: attempts,
  progress: async (percent) => void (await report?.(percent)),
});

/** The message that the job's owner may read. Other errors are only logged. */
function tellable(error: unknown): string {
  const meant = error instanceof DomainError || error instanceof JobFailure;
  return meant ? error.message.slice(0, MAX_ERROR_LENGTH) : 'An unexpected error occurred.';
}
