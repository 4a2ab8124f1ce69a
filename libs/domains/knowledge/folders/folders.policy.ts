import { always, anyRole, both, either, member, policy, sameCompany } from '@app/auth';
import { type AccessFacts, editor, manager, unlocked, viewer } from './access';

/** The facts of a folder that decide permissions. `status` tells whether it is in the trash. */
export interface FolderFacts extends AccessFacts {
  readonly status: 'kept' | 'in_trash';
}

const managed = { admin: both(sameCompany, either(unlocked, manager)), mentor: both(sameCompany, manager) };

/** Permissions on a folder. Access lists give rights on it and on all that is beneath it. */
export const FoldersPolicy = policy(
  'folder',
  {
    list: anyRole(always),
    read: {
      admin: both(sameCompany, either(unlocked, viewer)),
      mentor: both(sameCompany, viewer),
      mentee: both(sameCompany, viewer),
    },
    /** Beneath a folder, `update` on that folder is needed, too. */
    create: { admin: member, mentor: member },
    create_at_top: { admin: member },
    /** Rename it, and create folders and documents in it. */
    update: { admin: both(sameCompany, either(unlocked, editor)), mentor: both(sameCompany, editor) },
    move: managed,
    /** Change entries, and to whom it is open without one. */
    manage_access: managed,
    delete: managed,
    restore: managed,
  },
  { not_delegable: ['manage_access'] },
);
