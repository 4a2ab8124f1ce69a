import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { ScoreCountsPolicy, ScoresPolicy } from './scores.policy';

const owner = anActor({ role: Role.Mentee });
const alone = anActor({ role: Role.Mentee, company_id: null, id: owner.id });
const admin = anActor({ role: Role.Admin });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const people = [owner, alone, admin, outsider, platform];
const score = { user_id: owner.id };

describe('ScoresPolicy', () => {
  it.each(['read', 'update', 'delete', 'restore', 'purge', 'render'] as const)('lets only the owner %s a score', (action) => {
    expect(people.map((actor) => ScoresPolicy[action](actor, score))).toEqual([true, true, false, false, false]);
  });

  it('lets everybody create and list scores, except the platform admin', () => {
    expect(people.map((actor) => ScoresPolicy.create(actor))).toEqual([true, true, true, true, false]);
    expect(people.map((actor) => ScoresPolicy.list(actor))).toEqual([true, true, true, true, false]);
  });

  it('lets admins list counts, and purge trash in their own company only', () => {
    expect(people.map((actor) => ScoreCountsPolicy.list(actor))).toEqual([false, false, true, true, false]);
    expect(people.map((actor) => ScoreCountsPolicy.purge_trash(actor, { company_id: 'sinfonia' }))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });
});
