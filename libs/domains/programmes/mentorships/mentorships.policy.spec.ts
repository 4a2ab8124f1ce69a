import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { isAsking } from '@programmes/approval-requests';
import { MeetingsPolicy } from './meetings.policy';
import { MentorshipStatus } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';

const mentor = anActor({ role: Role.Mentor });
const mentee = anActor({ role: Role.Mentee });
const former = anActor({ role: Role.Mentor });
const people = { company_id: 'sinfonia', mentor_id: mentor.id, mentee_id: mentee.id, author_id: mentor.id };
const active = { ...people, status: MentorshipStatus.Active, past_ids: [former.id] };
const proposed = { ...people, status: MentorshipStatus.Proposed, past_ids: [] };
const draft = { ...people, status: MentorshipStatus.Draft, past_ids: [] };
const over = { ...people, status: MentorshipStatus.Completed, past_ids: [mentor.id, mentee.id] };
const forgotten = { ...over, past_ids: [] };

const admin = anActor({ role: Role.Admin });
const actors = [
  admin,
  mentor,
  mentee,
  former,
  anActor({ role: Role.Mentor }),
  anActor({ role: Role.Mentee }),
  anActor({ role: Role.Admin, company_id: 'elsewhere' }),
  anActor({ role: Role.Admin, company_id: null, is_superuser: true }),
];

describe('MentorshipsPolicy', () => {
  const [yes, no] = [true, false];
  it.each([
    // action       of         admin mentor mentee former other others' outsider platform
    ['read', draft, yes, no, no, no, no, no, no, no],
    ['read', proposed, yes, yes, yes, no, no, no, no, no],
    ['read', active, yes, yes, yes, yes, no, no, no, no],
    ['read', over, yes, yes, yes, no, no, no, no, no],
    ['read', forgotten, yes, no, no, no, no, no, no, no],
    ['update', active, yes, yes, no, no, no, no, no, no],
    ['update', proposed, yes, no, no, no, no, no, no, no],
    ['delete', proposed, yes, yes, no, no, no, no, no, no],
    ['propose', draft, yes, no, no, no, no, no, no, no],
    ['accept', proposed, yes, yes, yes, no, no, no, no, no],
    ['decline', proposed, yes, yes, yes, no, no, no, no, no],
    ['accept', over, yes, yes, yes, no, no, no, no, no],
    ['withdraw', proposed, yes, yes, no, no, no, no, no, no],
    ['pause', active, yes, yes, yes, no, no, no, no, no],
    ['pause', over, yes, no, yes, no, no, no, no, no],
    ['terminate', active, yes, yes, yes, no, no, no, no, no],
    ['hand_over', active, yes, yes, yes, no, no, no, no, no],
    ['reopen', over, yes, yes, yes, no, no, no, no, no],
    ['reopen', active, yes, yes, yes, no, no, no, no, no],
  ] as const)('%s', (action, thing, ...expected) => {
    expect(actors.map((actor) => MentorshipsPolicy[action](actor, thing))).toEqual(expected);
  });

  it.each([
    ['create', [mentee]],
    ['accept', []],
    ['pause', [mentee]],
    ['resume', [mentee]],
    ['extend', [mentee]],
    ['complete', [mentee]],
    ['terminate', [mentor, mentee]],
    ['hand_over', [mentor, mentee]],
    ['reopen', [mentor, mentee]],
  ] as const)('%s is only asked for by some', (action, asking) => {
    expect([admin, mentor, mentee].filter((actor) => isAsking(MentorshipsPolicy[action], actor))).toEqual(asking);
  });
});

describe('MeetingsPolicy', () => {
  it('limits private notes to their mentor and admins', () => {
    const meeting = { ...active, keeper_id: mentor.id };
    const earlier = { ...active, keeper_id: former.id };
    const reading = (thing: typeof meeting) => [admin, mentor, mentee, former].map((actor) => MeetingsPolicy.read_notes(actor, thing));
    const writing = (thing: typeof meeting) => [admin, mentor, mentee, former].map((actor) => MeetingsPolicy.write_notes(actor, thing));
    expect([reading(meeting), writing(meeting)]).toEqual([
      [true, true, false, false],
      [true, true, false, false],
    ]);
    expect([reading(earlier), writing(earlier)]).toEqual([
      [true, false, false, true],
      [true, false, false, false],
    ]);
  });

  it('lets mentor and mentee create meetings while they are a pair', () => {
    const may = (thing: typeof active) => [admin, mentor, mentee, former].map((actor) => MeetingsPolicy.create(actor, thing));
    expect([may(active), may(over)]).toEqual([
      [true, true, true, false],
      [true, false, false, false],
    ]);
  });
});
