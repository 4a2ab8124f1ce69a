import { declareAttachmentKind } from '@app/attachments';
import { sql } from '@app/database';
import { type MemoFacts, MemosPolicy } from './memos.policy';
import { memoFacts } from './memos.scope';

declareAttachmentKind<MemoFacts>({
  resource: 'memo',
  table: sql`memos`,
  read: MemosPolicy.read,
  facts: (id) => sql<MemoFacts>`SELECT ${memoFacts} FROM memos m WHERE m.id = ${id}::int`,
});
