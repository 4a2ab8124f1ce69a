import { anyRole, fact, policy, someone } from '@app/auth';
import type { Comment } from './comment.entity';
import { type TaskFacts, involved } from './tasks.policy';

/** The facts of a comment that decide permissions: those of its task, and its author. */
export type CommentFacts = TaskFacts & Pick<Comment, 'author_id'>;

const author = fact('author', someone('its author', '작성자'), ({ id }, { author_id }: Pick<Comment, 'author_id'>) => id === author_id);

/** Permissions on a comment. Everybody who can read the task can read its comments; only the author changes them. */
export const CommentsPolicy = policy('comment', {
  read: involved,
  update: anyRole(author),
  delete: anyRole(author),
});
