import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, type Rule, authorize, rowsWithPermissions, withPermissions } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, type JsonResource } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { DocumentFull, DocumentLock, DocumentsPolicy } from '@knowledge/documents';
import type { Anchor, DocumentComment } from './document-comment.entity';
import { NotOnReply, QuoteWrong } from './document-comments.errors';
import { DocumentCommented } from './document-comments.events';
import { type DocumentCommentFacts, DocumentCommentsPolicy } from './document-comments.policy';
import { DocumentCommentsRepository } from './document-comments.repository';
import type { DocumentCommentView } from './document-comments.view';
import { DOCUMENT_COMMENT } from './nouns';

const MAX_COMMENTS = 10_000;

/** A comment as its author gives it. */
export interface CommentDraft {
  readonly body: string;
  readonly parent_id?: number;
  readonly anchor?: Anchor;
}

/** Ids of a comment and its document, and the version of the comment that its editor has seen. */
export interface CommentPlace {
  readonly document_id: number;
  readonly id: number;
  readonly expected?: ExpectedVersion;
}

type Answer = Promise<JsonResource<DocumentCommentView>>;

/** Comments on published documents, with replies one level deep. */
@Injectable()
export class DocumentCommentsService {
  constructor(
    private readonly comments: DocumentCommentsRepository,
    private readonly lock: DocumentLock,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async list(actor: Actor, document_id: number, part: FeedRequest): Promise<FeedPage<DocumentCommentView>> {
    const document = await this.lock.look(actor, document_id);
    const { results, ...rest } = await this.comments.list(actor, document_id, part);
    return { ...rest, results: rowsWithPermissions(DocumentCommentsPolicy.read, actor, results, document) };
  }

  async get(actor: Actor, document_id: number, id: number): Answer {
    const document = await this.lock.look(actor, document_id);
    const comment = await this.comments.find(actor, document_id, id);
    if (!comment) throw new NotFound(DOCUMENT_COMMENT);
    return withPermissions(DocumentCommentsPolicy.read, actor, { ...document, ...comment });
  }

  /**
   * Creates a comment or a reply. Throws `QuoteWrong` if the quote is not that slice of the version, and `NotOnReply` for a reply to a
   * reply.
   */
  add(actor: Actor, document_id: number, { body, parent_id, anchor }: CommentDraft): Answer {
    return this.db.transaction(async () => {
      await this.lock.look(actor, document_id, DocumentsPolicy.comment);
      if ((await this.comments.lockCount(document_id)) >= MAX_COMMENTS) throw new DocumentFull();
      if (parent_id !== undefined) await this.lockThread(document_id, parent_id, anchor);
      const comment = await this.comments.add(actor, { document_id, parent_id: parent_id ?? null, body, anchor: anchor && exact(anchor) });
      if (!comment) throw new QuoteWrong();
      this.audit.record(actor, 'document_comment.create', comment);
      const { id: comment_id, company_id } = comment;
      this.events.publish(DocumentCommented, { document_id, company_id, comment_id, actor_id: actor.id });
      return this.get(actor, document_id, comment_id);
    });
  }

  update(actor: Actor, place: CommentPlace, body: string): Answer {
    return this.change(actor, place, DocumentCommentsPolicy.update, (comment) => comment.rewrite(body));
  }

  resolve(actor: Actor, place: CommentPlace): Answer {
    return this.change(actor, place, DocumentCommentsPolicy.resolve, (comment) => comment.resolve(actor.id, this.lock.now()));
  }

  reopen(actor: Actor, place: CommentPlace): Answer {
    return this.change(actor, place, DocumentCommentsPolicy.resolve, (comment) => comment.reopen());
  }

  /** Deletes a comment. One with replies loses its text and keeps its place. */
  async remove(actor: Actor, place: CommentPlace): Promise<void> {
    await this.db.transaction(async () => {
      const comment = await this.findForUpdate(actor, place, DocumentCommentsPolicy.delete);
      comment.empty();
      if (await this.comments.hasReplies(comment)) await this.comments.save(comment);
      else await this.comments.remove(comment);
      this.audit.record(actor, 'document_comment.delete', comment);
    });
  }

  private change(actor: Actor, place: CommentPlace, rule: Rule<DocumentCommentFacts>, act: (comment: DocumentComment) => void): Answer {
    return this.db.transaction(async () => {
      const comment = await this.findForUpdate(actor, place, rule);
      act(comment);
      await this.comments.save(comment);
      this.audit.record(actor, `document_comment.${rule.action}`, comment);
      return this.get(actor, place.document_id, place.id);
    });
  }

  /** Locks a comment. Throws 404 or 403 without the permission, 412 for another version. */
  private async findForUpdate(actor: Actor, { document_id, id, expected }: CommentPlace, rule: Rule<DocumentCommentFacts>) {
    const document = await this.lock.look(actor, document_id);
    const comment = await this.comments.findForUpdate(document_id, id);
    if (!comment) throw new NotFound(DOCUMENT_COMMENT);
    authorize(rule, actor, { ...document, author_id: comment.author_id, is_deleted: comment.body === null });
    expectVersion(comment, expected);
    return comment;
  }

  /** Locks the comment that is replied to, so that it is not deleted meanwhile. A reply has no anchor. */
  private async lockThread(document_id: number, id: number, anchor?: Anchor): Promise<void> {
    const thread = await this.comments.findForUpdate(document_id, id);
    if (!thread) throw new NotFound(DOCUMENT_COMMENT);
    thread.expectThread();
    if (anchor) throw new NotOnReply();
  }
}

/** Returns the quote in NFC, in which versions are stored. Throws `QuoteWrong` if its length is not that of the slice. */
function exact(anchor: Anchor): Anchor {
  const quote = anchor.quote.normalize('NFC');
  if ([...quote].length !== anchor.end - anchor.start) throw new QuoteWrong();
  return { ...anchor, quote };
}
