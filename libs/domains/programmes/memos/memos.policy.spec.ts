import { aMemo, anActor } from '@test/builders';
import { Role } from '@app/auth';
import { MemoVisibility } from './memo.entity';
import { MemosPolicy } from './memos.policy';

const { Private, Mentorship, Mentors, Admins } = MemoVisibility;

const author = anActor();
const mentor = anActor();
const mentee = anActor({ role: Role.Mentee });
const stranger = anActor();
const admin = anActor({ role: Role.Admin });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const people = [author, mentor, mentee, stranger, admin, outsider, platform];

const now = { pair_ids: [mentor.id, mentee.id], mentor_ids: [mentor.id] };
const over = { pair_ids: [], mentor_ids: [] };
const memo = (visibility: MemoVisibility, pairs: typeof now = now) => ({
  ...aMemo({ author_id: author.id, user_id: mentee.id, visibility }),
  ...pairs,
});

describe('MemosPolicy', () => {
  it.each([
    // visibility       author mentor mentee stranger admin outsider platform
    [Private, now, [true, false, false, false, false, false, false]],
    [Mentorship, now, [true, true, true, false, false, false, false]],
    [Mentors, now, [true, true, false, false, false, false, false]],
    [Admins, now, [true, false, false, false, true, false, false]],
    [Mentorship, over, [true, false, false, false, false, false, false]],
    [Mentors, over, [true, false, false, false, false, false, false]],
  ])('decides who reads a %s memo, with the mentorships %j', (visibility, pairs, expected) => {
    expect(people.map((actor) => MemosPolicy.read(actor, memo(visibility, pairs)))).toEqual(expected);
  });

  it('lets only the author update, and admins delete memos shared with admins', () => {
    for (const visibility of Object.values(MemoVisibility)) {
      expect(people.filter((actor) => MemosPolicy.update(actor, memo(visibility)))).toEqual([author]);
      const expected = visibility === Admins ? [author, admin] : [author];
      expect(people.filter((actor) => MemosPolicy.delete(actor, memo(visibility)))).toEqual(expected);
    }
    expect(people.map((actor) => MemosPolicy.create(actor))).toEqual([true, true, true, true, true, true, false]);
  });

  it('refuses an author who has moved to another company', () => {
    expect(MemosPolicy.read({ ...author, company_id: 'elsewhere' }, memo(Private))).toBe(false);
  });

  it.each([
    // visibility, mentorships, about a task       author mentor mentee stranger admin
    [Private, over, false, [true, true, true, true, true]],
    [Admins, over, false, [true, true, true, true, true]],
    [Mentorship, now, false, [false, true, true, false, true]],
    [Mentors, now, false, [false, true, true, false, true]],
    [Mentorship, now, true, [true, true, true, true, true]],
    [Mentorship, over, false, [false, false, false, false, false]],
    [Mentors, over, true, [false, false, false, false, false]],
  ])('decides who shares a memo as %s, with the mentorships %j, about a task: %s', (visibility, pairs, is_task, expected) => {
    const about = { ...memo(visibility, pairs), ...(is_task && { user_id: null, task_id: 7 }) };
    const asked = [author, mentor, mentee, stranger, admin];
    expect(asked.map((actor) => MemosPolicy.share(actor, { ...about, author_id: actor.id }))).toEqual(expected);
  });
});
