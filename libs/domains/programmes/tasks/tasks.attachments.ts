import { declareAttachmentKind } from '@app/attachments';
import { sql } from '@app/database';
import { type CommentFacts, CommentsPolicy } from './comments.policy';
import { commentFacts, comments } from './comments.repository';
import { TasksPolicy } from './tasks.policy';
import { type TaskSubject, taskFacts } from './tasks.view';

declareAttachmentKind<CommentFacts>({
  resource: 'comment',
  table: sql`task_comments`,
  read: CommentsPolicy.read,
  facts: (id) => sql<CommentFacts>`SELECT ${commentFacts} FROM ${comments} WHERE c.id = ${id}::int`,
});

declareAttachmentKind<TaskSubject>({
  resource: 'submission',
  table: sql`task_submissions`,
  read: TasksPolicy.read,
  facts: (id) => sql<TaskSubject>`
    SELECT ${taskFacts(sql`t`)} FROM task_submissions s JOIN tasks t ON t.id = s.task_id WHERE s.id = ${id}::int`,
});
