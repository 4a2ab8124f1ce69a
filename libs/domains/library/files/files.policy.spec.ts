import { aFile, anActor } from '@test/builders';
import { Role } from '@app/auth';
import { StorageReportsPolicy, UploadsPolicy, UsagePolicy } from './files.policy';

const file = aFile();
const owner = anActor({ role: Role.Mentee, id: file.user_id });
const admin = anActor({ role: Role.Admin });
const mentor = anActor({ role: Role.Mentor });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const alone = anActor({ role: Role.Mentee, company_id: null });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const people = [owner, admin, mentor, outsider, alone, platform];

describe('UploadsPolicy', () => {
  it.each([
    // action           owner admin  mentor outsider alone platform
    ['read', true, false, false, false, false, false],
    ['cancel', true, false, false, false, false, false],
    ['purge', true, true, false, false, false, false],
  ] as const)('%s', (action, ...expected) => {
    expect(people.map((actor) => UploadsPolicy[action](actor, file))).toEqual(expected);
  });

  it('lets all roles but the platform upload, and admins list the usage', () => {
    expect(people.map((actor) => UploadsPolicy.create(actor))).toEqual([true, true, true, true, true, false]);
    expect(people.map((actor) => UsagePolicy.list(actor))).toEqual([false, true, false, true, false, false]);
    expect(people.map((actor) => StorageReportsPolicy.list(actor))).toEqual([false, false, false, false, false, true]);
  });
});
