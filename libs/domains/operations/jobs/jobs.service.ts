import { Injectable } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type Page, instant } from '@app/database';
import { NotFound } from '@app/errors';
import { type JobDefinition, Jobs } from '@app/jobs';
import { CompanyMails, type Letter, SendEmail } from '@app/mail';
import type { Backlog, QueueName } from '@app/outbox';
import { Job } from './job.entity';
import { JOB } from './nouns';
import { JobsPolicy, QueuesPolicy } from './jobs.policy';
import { type JobQuery, JobsRepository } from './jobs.repository';

/** Jobs that a user can start by name. `jobs.dto.ts` defines the input of each. */
const STARTABLE = { [SendEmail.name]: SendEmail as JobDefinition } as const;

export interface JobRequest {
  readonly name: string;
  /** Default: the queue of the job's kind. */
  readonly queue?: QueueName;
  readonly data: object;
}

@Injectable()
export class JobsService {
  constructor(
    private readonly all: JobsRepository,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly mails: CompanyMails,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: JobQuery): Promise<Page<Job>> {
    return this.all.list(actor, query);
  }

  async get(actor: Actor, id: string): Promise<Job> {
    return requireVisible(JobsPolicy.read, actor, await this.all.find(id));
  }

  async start(actor: Actor, { name, queue, data }: JobRequest): Promise<Job> {
    authorize(JobsPolicy.start, actor);
    const definition = STARTABLE[name];
    if (!definition) throw new NotFound(JOB);
    return definition === SendEmail ? this.sendEmail(actor, data as Letter, queue) : this.begin(actor, definition, data, queue);
  }

  /** For other domains. Enqueues a job of the actor, who can follow its progress. */
  begin(actor: Actor, definition: JobDefinition, payload: object, queue?: QueueName): Promise<Job> {
    return this.db.transaction(async () => {
      const row = await this.jobs.start(actor, definition, payload, queue);
      const job = Object.assign(new Job(), { ...row, id: String(row.id) });
      await this.audit.note({
        action: 'job.start',
        actor_id: actor.id,
        company_id: actor.company_id,
        resource_id: job.id,
        facts: { name: code(job.name), queue: code(job.queue) },
      });
      return job;
    });
  }

  /** For other domains, which check access by their own policies. Finds any job. */
  find(id: string): Promise<Job | null> {
    return this.all.find(id);
  }

  /** Sends to members of the actor's company and to its `mail_domains`, within the company's mail budget. */
  private async sendEmail(actor: Actor, letter: Letter, queue?: QueueName): Promise<Job> {
    await this.mails.expectReachable(actor.company_id, letter.to, 'data.to');
    return this.db.transaction(async () => {
      await this.mails.charge(actor.company_id!);
      return this.begin(actor, SendEmail, letter, queue);
    });
  }

  retry(actor: Actor, id: string): Promise<Job> {
    return this.move(actor, id, 'retry');
  }

  cancel(actor: Actor, id: string): Promise<Job> {
    return this.move(actor, id, 'cancel');
  }

  queues(actor: Actor): Promise<Backlog[]> {
    authorize(QueuesPolicy.list, actor);
    return this.all.queues();
  }

  private move(actor: Actor, id: string, move: 'retry' | 'cancel'): Promise<Job> {
    return this.db.transaction(async () => {
      const job = requireVisible(JobsPolicy.read, actor, await this.all.findForUpdate(id));
      authorize(JobsPolicy[move], actor, job);
      job[move](instant(this.clock.now()));
      await this.all.save(job);
      this.audit.record(actor, `job.${move}`, job);
      return job;
    });
  }
}
