import { attachmentKindOf } from '@app/attachments';
import { type Actor, anyRole, fact, policy, someone } from '@app/auth';
import type { Attachment } from './attachment.entity';

/** The facts of an attachment that decide permissions: those of its thing. */
export interface AttachmentFacts extends Pick<Attachment, 'resource'> {
  /** The facts that the permission to read the thing needs. `null` if it is gone. */
  readonly thing: object | null;
}

const reader = fact(
  'reader',
  someone('a person who may read what it is attached to', '첨부된 대상을 볼 수 있는 사람'),
  (actor: Actor, { resource, thing }: AttachmentFacts) => thing !== null && (attachmentKindOf(resource)?.read(actor, thing) ?? false),
);

/** Permission on an attachment. Adding and removing is a part of changing its thing. */
export const AttachmentsPolicy = policy('attachment', { read: anyRole(reader) });
