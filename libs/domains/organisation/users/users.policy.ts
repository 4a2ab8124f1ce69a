import { type Actor, type Rule, always, anyRole, both, either, fact, member, not, policy, sameCompany } from '@app/auth';
import { type Paired, pair } from '@organisation/pairs';
import type { User, UserUpdate } from './user.entity';
import { GONE, IN_DIRECTORY } from './user-status';

/** What of a person decides who may do what with them. */
export type UserFacts = Pick<User, 'id' | 'company_id' | 'department_id' | 'status'>;
/** And whom they are in a pair with: that decides how much of them is seen. */
export type PairedUserFacts = UserFacts & Paired;

const self = fact('self', ({ id }, user: Pick<User, 'id'>) => id === user.id);
const listed = fact('in the directory', (_, { status }: Pick<User, 'status'>) => IN_DIRECTORY.includes(status));
const here = fact('not gone', (_, { status }: Pick<User, 'status'>) => !GONE.includes(status));
const ofDepartment = fact(
  'own department',
  ({ department_id }, user: Pick<User, 'department_id'>) => department_id !== null && department_id === user.department_id,
);
const unpaired = fact('without open pairs', (_, { partner_ids }: Paired) => partner_ids.length === 0);
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
    /** Fields that the directory shows. */
    read: { platform: self, admin: either(self, sameCompany), mentor: either(self, colleague), mentee: either(self, colleague) },
    /** More than what the directory shows. */
    read_fully: {
      platform: self,
      admin: either(self, sameCompany),
      mentor: either(self, both(colleague, pair)),
      mentee: either(self, both(colleague, pair)),
    },
    /** Whether the actor can give them work, write to them, count on them. */
    work_with: { platform: self, ...anyRole(either(self, both(sameCompany, here))) },
    create: { admin: member },
    /** To give anybody a role above mentee: by making, inviting or importing them, or by changing their role. */
    appoint: { admin: member },
    /** By the file. */
    import: { admin: member },
    export: { admin: member },
    update: { platform: self, admin: either(self, sameCompany), mentor: self, mentee: self },
    /** Fields that place somebody in the company. */
    place: { admin: sameCompany },
    change_role: { admin: other },
    /** To have somebody sign in with another address. Their own, people change themselves. */
    change_email: { admin: other },
    suspend: { admin: other },
    activate: { admin: other },
    leave: { admin: sameCompany },
    /** The platform's admin stays: nobody could let them in again. Whoever is in a pair does not leave it alone. */
    deactivate: { admin: either(self, sameCompany), mentor: both(self, unpaired), mentee: both(self, unpaired) },
  },
  // A password, a role or an address that a key gives to somebody would be a way in that outlives the key.
  { not_delegable: ['create', 'appoint', 'change_role', 'change_email'] },
);

/** What is written about people by their admin only. */
const PLACING = new Set<keyof UserUpdate>(['department_id', 'employee_number', 'join_date']);

/** Fields that somebody signs in with, or gets rights by. Each is a permission of its own. */
const CREDENTIALS: { readonly [Field in keyof UserUpdate]?: Rule<UserFacts> } = { role: rules.change_role, email: rules.change_email };

/** Who may do what with a person's record. `users.scope.ts` says the first five in SQL. */
export const UsersPolicy = {
  ...rules,
  /** People describe themselves; what they are in the company, their admin says. Nobody changes their own role. */
  change: (actor: Actor, user: UserFacts, field: keyof UserUpdate): boolean => {
    const credential = CREDENTIALS[field];
    if (credential) return credential(actor, user);
    return PLACING.has(field) ? rules.place(actor, user) : rules.update(actor, user);
  },
};
