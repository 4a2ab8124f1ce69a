import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type IdsRequest, type Instant, type Page, among, and, sql, touched } from '@app/database';
import { type DocumentToHandIn, type HandedDocument, documentLinks } from '@app/document-links';
import { Submission, type Verdict } from './submission.entity';
import { type SubmissionResource, type SubmissionView, submissionColumns, submissionRowView } from './submissions.view';
import type { Task } from './task.entity';
import { ofTask } from './tasks.repository';

export interface Judgement {
  readonly verdict: Verdict;
  readonly note?: string;
  readonly reviewer_id: number;
  readonly reviewed_at: Instant;
}

/** The submitted words, and the document as it is at this moment. */
export interface HandedWork {
  readonly text?: string | null;
  readonly link?: string | null;
  readonly document?: HandedDocument;
}

const submissions = sql`task_submissions s JOIN tasks t ON t.id = s.task_id JOIN users a ON a.id = s.author_id
  LEFT JOIN users r ON r.id = s.reviewer_id`;

@Injectable()
export class SubmissionsRepository {
  constructor(private readonly db: Database) {}

  /** Lists the submissions, latest first. */
  list(viewer: Actor, task_id: number, { ids, ...page }: IdsRequest): Promise<Page<SubmissionView>> {
    const order = sql`s.number DESC`;
    return this.db.page(
      {
        select: sql`${submissionRowView} AS json`,
        as: sql`row.json`,
        from: submissions,
        where: and(ofTask(viewer, task_id), among(sql`s.id`, ids)),
        order,
      },
      page,
    );
  }

  find(viewer: Actor, task_id: number, id: number): Promise<SubmissionResource | undefined> {
    return this.db.row(
      sql<SubmissionResource>`SELECT ${submissionColumns} FROM ${submissions} WHERE s.id = ${id} AND ${ofTask(viewer, task_id)}`,
    );
  }

  latest(viewer: Actor, task_id: number): Promise<SubmissionResource | undefined> {
    return this.db.row(sql<SubmissionResource>`
      SELECT ${submissionColumns} FROM ${submissions} WHERE ${ofTask(viewer, task_id)} ORDER BY s.number DESC LIMIT 1`);
  }

  /** Adds the next submission; the caller has locked the task. It is open only if the task has a reviewer. */
  async add({ id, company_id, reviewer_id }: Task, author_id: number, { text = null, link = null, document }: HandedWork): Promise<void> {
    const { id: document_id = null, title = null, body = null } = document ?? {};
    await this.db.rows(sql`
      INSERT INTO task_submissions (company_id, task_id, number, author_id, text, link, document_id, document_title, document_body,
        is_open)
      SELECT ${company_id}, ${id}::int, 1 + coalesce(max(s.number), 0), ${author_id}::int, ${text}, ${link}, ${document_id}::int, ${title}, ${body},
        ${reviewer_id !== null}::boolean
      FROM task_submissions s WHERE s.task_id = ${id}`);
  }

  /** Reads a document as it is now, with the facts that decide who may hand it in. Undefined for those that nobody can hand in. */
  async documentOf(id: number): Promise<DocumentToHandIn | undefined> {
    const links = documentLinks();
    return links && this.db.row(links.facts(id));
  }

  /** Records the review of the open submission, and closes it. */
  async judge(task_id: number, { verdict, note = undefined, reviewer_id, reviewed_at }: Judgement): Promise<void> {
    await this.db.rows(sql`
      UPDATE task_submissions SET is_open = false, verdict = ${verdict}, note = ${note ?? null}, reviewer_id = ${reviewer_id},
        reviewed_at = ${reviewed_at}, ${touched(Submission)}
      WHERE task_id = ${task_id} AND is_open`);
  }
}
