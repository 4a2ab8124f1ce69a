import { type Actor, fact, someone, when } from '@app/auth';
import { AccessLevel, PrincipalKind } from './access-entry.entity';

/** An entry that applies to a thing, with the members of its principal. */
export interface Grant {
  readonly kind: PrincipalKind;
  readonly principal: string | null;
  /** IDs of the department and those beneath it, or of the two people of the mentorship. Empty for other principals. */
  readonly members: readonly number[];
  readonly level: AccessLevel;
  readonly manages: boolean;
}

/** The facts of a folder or document that decide who has access to it. */
export interface AccessFacts {
  readonly company_id: string;
  /** True if its folder or one above is private. */
  readonly is_closed: boolean;
  /** For each folder on the path that belongs to a department: the ids of that department and those beneath it. */
  readonly departments: readonly (readonly number[])[];
  /** Its own entries, and those of all folders on the path. */
  readonly grants: readonly Grant[];
}

const LEVELS = Object.values(AccessLevel);

function isFor({ id, role, department_id }: Actor, { kind, principal, members }: Grant): boolean {
  switch (kind) {
    case PrincipalKind.Company:
      return true;
    case PrincipalKind.Role:
      return principal === role;
    case PrincipalKind.User:
      return principal === String(id);
    case PrincipalKind.Department:
      return department_id !== null && members.includes(department_id);
    case PrincipalKind.Mentorship:
      return members.includes(id);
  }
}

const isGiven = (actor: Actor, { grants }: AccessFacts, level: AccessLevel): boolean =>
  grants.some((grant) => LEVELS.indexOf(grant.level) >= LEVELS.indexOf(level) && isFor(actor, grant));

/**
 * True if every folder on the path is open to the actor: it is not private, and it has no department, or the actor's department, or one above
 * that.
 */
const isOpenTo = ({ department_id }: Actor, { is_closed, departments }: AccessFacts): boolean =>
  !is_closed && departments.every((beneath) => department_id !== null && beneath.includes(department_id));

/** True if the actor may view it. */
export const viewer = fact(
  'viewer',
  someone('a person who has access to it', '접근 권한이 있는 사람'),
  (actor, thing: AccessFacts) => isOpenTo(actor, thing) || isGiven(actor, thing, AccessLevel.View),
);

/** True if an access list gives the actor the level `comment`. */
export const commenter = fact(
  'commenter',
  someone('a person who may comment on it', '댓글 권한이 있는 사람'),
  (actor, thing: AccessFacts) => isGiven(actor, thing, AccessLevel.Comment),
);

/** True if an access list gives the actor the level `edit`. */
export const editor = fact('editor', someone('a person who may edit it', '편집 권한이 있는 사람'), (actor, thing: AccessFacts) =>
  isGiven(actor, thing, AccessLevel.Edit),
);

/** True if an access list lets the actor manage access. */
export const manager = fact(
  'manager',
  someone('a person who manages access to it', '접근 권한을 관리하는 사람'),
  (actor, { grants }: AccessFacts) => grants.some((grant) => grant.manages && isFor(actor, grant)),
);

/** True outside private folders. */
export const unlocked = fact(
  'unlocked',
  when('it is in no private folder', '비공개 폴더에 있지 않'),
  (_, { is_closed }: AccessFacts) => !is_closed,
);
