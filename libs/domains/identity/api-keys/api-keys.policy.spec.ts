import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { ApiKeysPolicy } from './api-keys.policy';

describe('API keys', () => {
  const owner = { user_id: 900, company_id: 'sinfonia' };
  const actors = [
    anActor({ id: 900, role: Role.Mentee }),
    anActor({ role: Role.Admin }),
    anActor({ role: Role.Mentor }),
    anActor({ role: Role.Admin, company_id: 'elsewhere' }),
    anActor({ role: Role.Admin, company_id: null, is_superuser: true }),
  ];

  it.each([
    // action    owner admin mentor stranger platform
    ['list', true, true, false, false, false],
    ['read', true, true, false, false, false],
    ['create', true, false, false, false, false],
    ['update', true, false, false, false, false],
    ['revoke', true, true, false, false, false],
  ] as const)('%s', (action, ...expected) => expect(actors.map((actor) => ApiKeysPolicy[action](actor, owner))).toEqual(expected));
});
