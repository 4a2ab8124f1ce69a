import { anyRole, fact, policy } from '@app/auth';
import type { Comment } from './comment.entity';
import { type TaskFacts, concerned } from './tasks.policy';

/** What of a comment decides who may do what with it: its task, and its author. */
export type CommentFacts = TaskFacts & Pick<Comment, 'author_id'>;

const author = fact('author', ({ id }, { author_id }: Pick<Comment, 'author_id'>) => id === author_id);

/** Who may do what with a comment, told of it together with its task: whoever sees the task reads what is said about it. */
export const CommentsPolicy = policy('comment', {
  read: concerned,
  update: anyRole(author),
  delete: anyRole(author),
});
