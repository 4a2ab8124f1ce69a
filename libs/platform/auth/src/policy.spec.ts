import { anActor } from '@test/builders';
import { Role } from './actor';
import { both, either, fact, member, not, sameCompany, someone } from './facts';
import { anyRole, matrix, policy } from './policy';

interface Score {
  readonly company_id: string | null;
  readonly owner_id: number;
}
const own = fact('own', someone('its owner', '소유자'), ({ id }, { owner_id }: Score) => id === owner_id);

const ScoresPolicy = policy('score', {
  read: anyRole(either(sameCompany, own)),
  approve: { admin: both(sameCompany, not(own)) },
  create: { admin: member },
});

const score: Score = { company_id: 'sinfonia', owner_id: 7 };
const admin = anActor({ role: Role.Admin });
const owner = anActor({ role: Role.Admin, id: 7 });
const mentee = anActor({ role: Role.Mentee, company_id: 'elsewhere', id: 7 });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true, id: 7 });

describe('a line of the matrix', () => {
  it('decides by the side of the viewer and the facts', () => {
    const all = [admin, owner, mentee, platform];
    expect(all.map((actor) => ScoresPolicy.read(actor, score))).toEqual([true, true, true, false]);
    expect(all.map((actor) => ScoresPolicy.approve(actor, score))).toEqual([true, false, false, false]);
    expect(all.map((actor) => ScoresPolicy.create(actor))).toEqual([true, true, false, false]);
  });

  it('explains its decision', () => {
    expect(ScoresPolicy.approve.row.admin?.parts.map(({ fact }) => fact)).toEqual(['co', 'own']);
    expect([ScoresPolicy.create, ScoresPolicy.approve].map(({ row }) => row.admin?.of_actor)).toEqual([true, false]);
  });

  it('is listed in the matrix', () => {
    expect(matrix.filter(({ resource }) => resource === 'score').map(({ action }) => action)).toEqual(['read', 'approve', 'create']);
  });
});
