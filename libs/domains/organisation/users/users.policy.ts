import {
  type Actor,
  type Rule,
  always,
  anyRole,
  belonging,
  both,
  either,
  fact,
  member,
  not,
  policy,
  sameCompany,
  someone,
  when,
} from '@app/auth';
import { type Paired, pair } from '@organisation/pairs';
import type { User, UserUpdate } from './user.entity';
import { GONE, IN_DIRECTORY } from './user-status';

/** The fields of a person that decide on permissions. */
export type UserFacts = Pick<User, 'id' | 'company_id' | 'department_id' | 'status'>;
/** The same with the person's partners, who see more of them. */
export type PairedUserFacts = UserFacts & Paired;

const self = fact('self', someone('the user', '해당 사용자 본인'), ({ id }, user: Pick<User, 'id'>) => id === user.id);
const listed = fact(
  'in the directory',
  when('the user is in the directory', '사용자가 주소록에 있'),
  (_, { status }: Pick<User, 'status'>) => IN_DIRECTORY.includes(status),
);
const here = fact(
  'not gone',
  when('the user has not left', '사용자가 퇴사하지 않'),
  (_, { status }: Pick<User, 'status'>) => !GONE.includes(status),
);
const ofDepartment = fact(
  'own department',
  belonging('of the same department', '같은 부서의'),
  ({ department_id }, user: Pick<User, 'department_id'>) => department_id !== null && department_id === user.department_id,
);
const unpaired = fact(
  'without open pairs',
  when('the user is in no current mentorship', '진행 중인 멘토링이 없'),
  (_, { partner_ids }: Paired) => partner_ids.length === 0,
);
const colleague = both(sameCompany, listed);
const other = both(sameCompany, not(self));

const rules = policy(
  'user',
  {
    list: { platform: always, ...anyRole(always) },
    find: {
      platform: self,
      admin: either(self, sameCompany),
      mentor: either(self, colleague),
      mentee: either(self, both(colleague, either(ofDepartment, pair))),
    },
    /** To see the fields of the directory. */
    read: { platform: self, admin: either(self, sameCompany), mentor: either(self, colleague), mentee: either(self, colleague) },
    /** To see all fields. */
    read_fully: {
      platform: self,
      admin: either(self, sameCompany),
      mentor: either(self, both(colleague, pair)),
      mentee: either(self, both(colleague, pair)),
    },
    /** To assign work to them, and to write to them. */
    work_with: { platform: self, ...anyRole(either(self, both(sameCompany, here))) },
    create: { admin: member },
    /** To give a role above mentee: by creating, inviting or importing a person, or by changing a role. */
    appoint: { admin: member },
    /** To import people from a file. */
    import: { admin: member },
    export: { admin: member },
    /** To preview and run actions on many people. The permission of the action decides about each. */
    bulk: { admin: member },
    update: { platform: self, admin: either(self, sameCompany), mentor: self, mentee: self },
    /** To set the department, employee number and join date. */
    place: { admin: sameCompany },
    change_role: { admin: other },
    /** To change another person's address. People change their own by a route of its own. */
    change_email: { admin: other },
    suspend: { admin: other },
    activate: { admin: other },
    leave: { admin: sameCompany },
    /**
     * The platform's admin cannot be deactivated, because nobody could restore them. Only an admin can deactivate a person with current
     * pairs.
     */
    deactivate: { admin: either(self, sameCompany), mentor: both(self, unpaired), mentee: both(self, unpaired) },
  },
  // An API key cannot give a password, role or address, because that access would outlive the key. It makes no previews either.
  { not_delegable: ['create', 'appoint', 'bulk', 'change_role', 'change_email'] },
);

/** Fields that only an admin can change. */
const PLACING = new Set<keyof UserUpdate>(['department_id', 'employee_number', 'join_date']);

/** Fields for signing in or for rights. Each has a permission of its own. */
const CREDENTIALS: { readonly [Field in keyof UserUpdate]?: Rule<UserFacts> } = { role: rules.change_role, email: rules.change_email };

/** Permissions on people. `users.scope.ts` expresses the first five in SQL. */
export const UsersPolicy = {
  ...rules,
  /** People can change their own profile; their admin changes their place in the company. Nobody changes their own role. */
  change: (actor: Actor, user: UserFacts, field: keyof UserUpdate): boolean => {
    const credential = CREDENTIALS[field];
    if (credential) return credential(actor, user);
    return PLACING.has(field) ? rules.place(actor, user) : rules.update(actor, user);
  },
};
