import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { AuditPolicy } from './audit.policy';

const admin = anActor({ role: Role.Admin });
const mentor = anActor({ role: Role.Mentor });
const mentee = anActor({ role: Role.Mentee, company_id: null });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const everybody = [admin, mentor, mentee, platform, outsider];

describe('AuditPolicy', () => {
  it.each([
    // entry                                                        admin  mentor mentee platform outsider
    ['of the company', { company_id: 'sinfonia', actor_id: admin.id }, true, false, false, false, false],
    ['of a mentor', { company_id: 'sinfonia', actor_id: mentor.id }, true, true, false, false, false],
    ['of somebody without a company', { company_id: null, actor_id: mentee.id }, false, false, true, true, false],
    ['of the platform itself', { company_id: null, actor_id: null }, false, false, false, true, false],
  ])('lets an entry %s be read', (_, entry, ...expected) => {
    expect(everybody.map((actor) => AuditPolicy.read(actor, entry))).toEqual(expected);
  });

  it('lets everyone export the entries that they can read', () => {
    expect(everybody.map((actor) => AuditPolicy.export(actor))).toEqual([true, true, true, true, true]);
  });

  it('lets only admins verify', () => {
    expect(everybody.map((actor) => AuditPolicy.verify(actor))).toEqual([true, false, false, true, true]);
  });
});
