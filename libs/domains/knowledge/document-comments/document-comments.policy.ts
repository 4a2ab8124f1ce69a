import { both, either, fact, policy, someone, when } from '@app/auth';
import { type DocumentFacts, commenting, managed, moderating, reading } from '@knowledge/documents';
import type { DocumentComment } from './document-comment.entity';

/** The facts of a comment alone, without those of its document. */
export interface OwnCommentFacts extends Pick<DocumentComment, 'author_id'> {
  readonly is_deleted: boolean;
}

/** The facts of a comment that decide permissions: its own, and those of its document. */
export type DocumentCommentFacts = DocumentFacts & OwnCommentFacts;

const author = fact('author', someone('its author', '작성자'), ({ id }, { author_id }: OwnCommentFacts) => id === author_id);
const kept = fact('kept', when('it is not deleted', '삭제되지 않'), (_, { is_deleted }: OwnCommentFacts) => !is_deleted);

const written = both(author, kept);

/** Permissions on a comment. Those who read the document read its comments. */
export const DocumentCommentsPolicy = policy('document_comment', {
  read: reading,
  update: {
    admin: both(commenting.admin, written),
    mentor: both(commenting.mentor, written),
    mentee: both(commenting.mentee, written),
  },
  delete: {
    admin: both(kept, either(both(reading.admin, author), managed.admin)),
    mentor: both(kept, either(both(reading.mentor, author), managed.mentor)),
    mentee: both(reading.mentee, written),
  },
  /** Settle a thread, or open it again. */
  resolve: {
    admin: either(both(commenting.admin, author), moderating.admin),
    mentor: either(both(commenting.mentor, author), moderating.mentor),
    mentee: either(both(commenting.mentee, author), moderating.mentee),
  },
});
