import { Injectable } from '@nestjs/common';
import { FindsResource } from '@app/auth';
import { Database, type Page, type PageRequest, among, and, orderBy, sql, trackChanges } from '@app/database';
import { OutboxRows, type QueueName, jobHasFailed } from '@app/outbox';
import { DeadLetter } from './dead-letter.entity';

export interface DeadLetterQuery extends PageRequest {
  readonly ids?: readonly string[];
  readonly queue?: readonly QueueName[];
  readonly name?: string;
  readonly ordering: readonly string[];
}

const sortable = { created_at: sql`o.created_at`, finished_at: { nullable: sql`o.finished_at` } };
/** The reason without mail addresses: answers of mail servers have them, and they are content of a company. */
const reason = sql`regexp_replace(o.error, '[^[:space:]<>]+@[^[:space:]<>]+', '…@…', 'g') AS error`;
const columns = sql`o.id::text, o.queue, o.name, o.status, o.attempts, ${reason}, o.request_id, o.payload <> '{}' AS is_replayable, o.created_at, o.finished_at`;
/** Excludes jobs of users and companies: their owners and admins retry those. */
const isDead = sql`${jobHasFailed(sql`o`)} AND o.user_id IS NULL AND o.company_id IS NULL`;
const letters = { columns, where: isDead };

@Injectable()
export class DeadLettersRepository {
  constructor(
    private readonly rows: OutboxRows,
    private readonly db: Database,
  ) {}

  list({ ids, queue, name, ordering, ...page }: DeadLetterQuery): Promise<Page<DeadLetter>> {
    return this.db.page(
      {
        select: columns,
        from: sql`outbox o`,
        where: and(isDead, among(sql`o.id`, ids), among(sql`o.queue`, queue), name && sql`o.name = ${name}`),
        order: orderBy(ordering, sortable, sql`o.id`),
      },
      page,
    );
  }

  @FindsResource('dead_letter', 'text')
  async find(id: string): Promise<DeadLetter | null> {
    return letterFrom(await this.rows.find(id, letters));
  }

  /** Locks the row until the transaction ends. */
  async findForUpdate(id: string): Promise<DeadLetter | null> {
    const letter = letterFrom(await this.rows.findForUpdate(id, letters));
    return letter && trackChanges(letter);
  }

  /** Saves a replayed message, which is due at once. */
  save(letter: DeadLetter): Promise<void> {
    return this.rows.save(letter);
  }
}

const letterFrom = (row: object | undefined): DeadLetter | null => (row ? Object.assign(new DeadLetter(), row) : null);
