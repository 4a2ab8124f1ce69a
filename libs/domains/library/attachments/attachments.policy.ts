import { attachmentKindOf } from '@app/attachments';
import { type Actor, anyRole, fact, policy, someone } from '@app/auth';
import type { Attachment } from './attachment.entity';

/** The facts of an attachment that decide permissions: the kind and the facts of its thing. */
export interface AttachmentFacts extends Pick<Attachment, 'resource'> {
  /** Facts for the permission to read the thing. `null` if the thing is deleted. */
  readonly thing: object | null;
}

const reader = fact(
  'reader',
  someone('a person who may read what it is attached to', '첨부된 대상을 볼 수 있는 사람'),
  (actor: Actor, { resource, thing }: AttachmentFacts) => thing !== null && (attachmentKindOf(resource)?.read(actor, thing) ?? false),
);

/** Permission on an attachment. Adding and removing one needs the permission to change its thing, which the domain of the thing checks. */
export const AttachmentsPolicy = policy('attachment', { read: anyRole(reader) });
