import { declareAttachmentKind } from '@app/attachments';
import { sql } from '@app/database';
import { type MeetingSubject, MeetingsPolicy } from './meetings.policy';
import { meetingFacts, meetings } from './meetings.repository';

declareAttachmentKind<MeetingSubject>({
  resource: 'meeting',
  table: sql`mentorship_meetings`,
  read: MeetingsPolicy.read,
  facts: (id) => sql<MeetingSubject>`SELECT ${meetingFacts} FROM ${meetings} WHERE g.id = ${id}::int`,
});
