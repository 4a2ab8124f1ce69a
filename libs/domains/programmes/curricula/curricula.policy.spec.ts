import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { CurriculaPolicy } from './curricula.policy';

const author = anActor({ role: Role.Mentor });
const draft = { company_id: 'sinfonia', owner_id: author.id, current_version: null };
const published = { ...draft, current_version: 1 };

const actors = [
  anActor({ role: Role.Admin }),
  author,
  anActor({ role: Role.Mentor }),
  anActor({ role: Role.Mentee }),
  anActor({ role: Role.Admin, company_id: 'elsewhere' }),
  { ...author, company_id: 'elsewhere' },
  anActor({ role: Role.Admin, company_id: null, is_superuser: true }),
];

describe('CurriculaPolicy', () => {
  it.each([
    // action      of         admin author mentor mentee outsider left platform
    ['read', draft, true, true, false, false, false, false, false],
    ['read', published, true, true, true, false, false, false, false],
    ['read_draft', draft, true, true, false, false, false, false, false],
    ['read_draft', published, true, true, false, false, false, false, false],
    ['create', draft, true, true, true, false, true, true, false],
    ['edit', draft, true, true, false, false, false, false, false],
    ['edit', published, true, true, false, false, false, false, false],
    ['copy', draft, true, true, false, false, false, false, false],
    ['copy', published, true, true, true, false, false, false, false],
    ['publish', draft, true, false, false, false, false, false, false],
    ['deprecate', published, true, false, false, false, false, false, false],
    ['delete', draft, true, true, false, false, false, false, false],
  ] as const)('%s', (action, thing, ...expected) => {
    expect(actors.map((actor) => CurriculaPolicy[action](actor, thing))).toEqual(expected);
  });
});
