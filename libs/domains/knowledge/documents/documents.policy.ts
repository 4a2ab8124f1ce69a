import { type Actor, always, anyRole, both, either, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import { type AccessFacts, commenter, editor, manager, unlocked, viewer } from '@knowledge/folders';
import type { Document } from './document.entity';
import { type DocumentState, DocumentStatus, DraftState } from './document-moves';

/** The facts of a document that decide permissions. */
export interface DocumentFacts extends AccessFacts, DocumentState, Pick<Document, 'owner_id' | 'verifier_id' | 'drafted_by'> {
  /** Ids of admins who have opened it within the last hour. */
  readonly opened_by: readonly number[];
  /** Ids of the mentors and reviewers to whom it was handed in and who may read it because of the task. */
  readonly received_by: readonly number[];
}

const { Draft, Published } = DocumentStatus;

const shown = fact(
  'published',
  when('it is published and not in the trash', '게시되어 있고 휴지통에 없'),
  (_, { status, trashed_at }: DocumentFacts) => status === Published && trashed_at === null,
);
const wasPublished = fact(
  'published before',
  when('it has been published', '게시된 적이 있'),
  (_, { status }: DocumentFacts) => status !== Draft,
);
const unpublished = fact(
  'never published',
  when('it was never published', '게시된 적이 없'),
  (_, { status }: DocumentFacts) => status === Draft,
);
const inReview = fact(
  'in review',
  when('its draft is submitted for review', '초안이 검토 요청된 상태이'),
  (_, { draft }: DocumentFacts) => draft === DraftState.InReview,
);
const draftless = fact('draftless', when('it has no draft', '초안이 없'), (_, { draft }: DocumentFacts) => draft === DraftState.None);
const owner = fact('own', someone('its owner', '문서 담당자'), ({ id }: Actor, { owner_id }: DocumentFacts) => id === owner_id);
const verifier = fact(
  'verifier',
  someone('its verifier', '검증 담당자'),
  ({ id }: Actor, { verifier_id }: DocumentFacts) => id === verifier_id,
);
const drafter = fact(
  'drafter',
  someone('the person who began its draft', '초안을 시작한 사람'),
  ({ id }: Actor, { drafted_by }: DocumentFacts) => id === drafted_by,
);

const opener = fact(
  'opened it',
  someone('an admin who has opened it within the last hour', '최근 1시간 내에 문서를 연 관리자'),
  ({ id }: Actor, { opened_by }: DocumentFacts) => opened_by.includes(id),
);

const receiver = fact(
  'receiver',
  someone('the mentor or reviewer to whom it was handed in', '문서를 제출받은 멘토 또는 검토자'),
  ({ id }: Actor, { received_by }: DocumentFacts) => received_by.includes(id),
);

/** Readers of the published versions. */
const reads = both(shown, either(viewer, receiver));
/**
 * Outside private folders, admins may read drafts that they began and drafts in review. A document without a draft is included, so that
 * they can begin one.
 */
const reached = both(unlocked, either(draftless, inReview, drafter));
/** Only people who edit or manage a document may read its draft, besides such admins. */
const draftsOfAdmins = either(editor, manager, reached);
const drafts = either(editor, manager);
const ownDrafts = both(sameCompany, editor, owner);
/** Permissions of those who manage a document. */
export const managed = { admin: both(sameCompany, either(unlocked, manager)), mentor: both(sameCompany, manager) };
/** Permissions of lasting readers. An opening for an hour and a document that was handed in do not count. */
const lasting = {
  admin: both(sameCompany, either(both(shown, viewer), draftsOfAdmins, both(unlocked, wasPublished))),
  mentor: both(sameCompany, either(both(shown, viewer), drafts)),
  mentee: both(sameCompany, either(both(shown, viewer), drafts)),
};
/** Permissions of readers of a document. The policies of what belongs to a document use them, too. */
export const reading = {
  admin: both(sameCompany, either(reads, draftsOfAdmins, opener, both(unlocked, wasPublished))),
  mentor: both(sameCompany, either(reads, drafts)),
  mentee: lasting.mentee,
};
/** Permissions of those who comment on a published document. */
export const commenting = {
  admin: both(sameCompany, shown, either(unlocked, commenter)),
  mentor: both(sameCompany, shown, commenter),
  mentee: both(sameCompany, shown, commenter),
};
/** Permissions of people who moderate the comments on a published document. */
export const moderating = {
  admin: both(sameCompany, shown, either(unlocked, editor, manager)),
  mentor: both(sameCompany, shown, either(editor, manager)),
  mentee: both(sameCompany, shown, editor),
};
/** The verifier, as long as they may view the document. */
const verified = both(verifier, viewer);
/** An admin without an entry may begin a draft and edit their own one, but not the draft of somebody else. */
const written = {
  admin: both(sameCompany, either(editor, both(unlocked, either(draftless, drafter)))),
  mentor: both(sameCompany, editor),
  mentee: ownDrafts,
};

/** Permissions on a document. With `read` but without `read_draft`, the published versions are visible. */
export const DocumentsPolicy = policy(
  'document',
  {
    list: anyRole(always),
    read: reading,
    read_draft: {
      admin: both(sameCompany, either(draftsOfAdmins, opener)),
      mentor: both(sameCompany, drafts),
      mentee: both(sameCompany, drafts),
    },
    /** In a folder, `folder:update` on it is needed, too. */
    create: { admin: member, mentor: member },
    update: written,
    submit: written,
    discard_draft: written,
    return: { admin: both(sameCompany, draftsOfAdmins), mentor: both(sameCompany, drafts), mentee: ownDrafts },
    publish: {
      admin: both(sameCompany, either(manager, both(unlocked, editor), reached)),
      mentor: both(sameCompany, manager),
    },
    /** Hand it in for a task of one's own. Its text is kept, and the reviewer may read what is published of it. */
    hand_in: anyRole(both(sameCompany, owner, editor)),
    comment: commenting,
    /** Be told of new versions and comments. */
    watch: lasting,
    read_watchers: managed,
    /** Confirm that one has read it. */
    acknowledge: anyRole(both(sameCompany, shown, viewer)),
    /** Say who must read it, and see who has. */
    assign_reading: managed,
    /** Editors do not say that their own text was checked, unless they manage the document or are its verifier. */
    verify: {
      admin: both(sameCompany, either(unlocked, manager, verified)),
      mentor: both(sameCompany, either(manager, verified)),
      mentee: both(sameCompany, verified),
    },
    assign_verifier: managed,
    archive: managed,
    move: managed,
    manage_access: managed,
    delete: { admin: managed.admin, mentor: both(sameCompany, either(manager, both(editor, unpublished))) },
    restore: managed,
  },
  { not_delegable: ['manage_access'] },
);

/** Permission of admins to open a document of their company that they cannot read otherwise. It does not depend on the document. */
export const DocumentOpeningsPolicy = policy('document_opening', { create: { admin: member } }, { is_delegable: false });
