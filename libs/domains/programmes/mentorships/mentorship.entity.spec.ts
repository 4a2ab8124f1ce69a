import { DAY_MS, NOW } from '@test/builders';
import { instant } from '@app/database';
import { Mentorship } from './mentorship.entity';
import {
  ENDED,
  MENTORSHIP_MOVES,
  type MentorshipMove,
  MentorshipStatus,
  OPEN_MENTORSHIP_STATUSES,
  mentorshipDestination,
} from './mentorship-status';
import { MentorshipNotMovable, MentorshipNotRemovable, PairUnfit, ProposalExpired, ReopenTooLate } from './mentorships.errors';

const { Draft, Proposed, Scheduled, Active, Paused, Completed, Terminated, Declined, Withdrawn, Expired } = MentorshipStatus;
const states = Object.values(MentorshipStatus);
const later = (days: number) => new Date(+NOW + days * DAY_MS);

const terms = { title: 'First weeks', total_weeks: 4, start_on: '2030-01-14', end_on: '2030-02-10', mentor_id: 7, mentee_id: 8 };

function aMentorship(given: Partial<Mentorship> = {}): Mentorship {
  const made = Mentorship.draft(terms, { id: 1, company_id: 'sinfonia' });
  const { status = Draft } = given;
  const facts = { expires_at: instant(later(7)), ended_at: ENDED.includes(status) ? instant(NOW) : null };
  return Object.assign(made, facts, { paused_on: status === Paused ? '2030-01-15' : null }, given);
}

/** Makes each move with valid arguments. */
const MADE: Readonly<Record<MentorshipMove, (mentorship: Mentorship) => unknown>> = {
  propose: (mentorship) => mentorship.propose(NOW, []),
  accept: (mentorship) => mentorship.accept(NOW, ['mentor', 'mentee']),
  decline: (mentorship) => mentorship.end('decline', NOW, 'Not now'),
  withdraw: (mentorship) => mentorship.end('withdraw', NOW, null),
  expire: (mentorship) => mentorship.end('expire', NOW, null),
  activate: (mentorship) => mentorship.activate(NOW),
  pause: (mentorship) => mentorship.pause('2030-01-15', 'A tour'),
  resume: (mentorship) => mentorship.resume(),
  extend: (mentorship) => mentorship.extend('2030-05-01'),
  hand_over: (mentorship) => mentorship.handOver(9),
  complete: (mentorship) => mentorship.end('complete', NOW, null),
  terminate: (mentorship) => mentorship.end('terminate', NOW, 'Moved away'),
  reopen: (mentorship) => mentorship.reopen(NOW, 'Too early'),
};

describe(Mentorship.name, () => {
  it.each<[MentorshipMove, MentorshipStatus[], MentorshipStatus]>([
    ['propose', [Draft], Proposed],
    ['accept', [Proposed], Scheduled],
    ['decline', [Proposed], Declined],
    ['withdraw', [Proposed, Scheduled], Withdrawn],
    ['expire', [Proposed], Expired],
    ['activate', [Scheduled], Active],
    ['pause', [Active], Paused],
    ['resume', [Paused], Active],
    ['extend', [Active], Active],
    ['hand_over', [Active], Active],
    ['complete', [Active, Paused], Completed],
    ['terminate', [Scheduled, Active, Paused], Terminated],
    ['reopen', [Completed], Active],
  ])('allows %s from %j only, and moves to %s', (move, from, to) => {
    for (const status of states) {
      const mentorship = aMentorship({ status });
      const before = { ...mentorship };
      expect(mentorshipDestination(move, status)).toBe(from.includes(status) ? to : undefined);
      if (from.includes(status)) {
        MADE[move](mentorship);
        expect(mentorship.status).toBe(to);
        expect([mentorship.ended_at !== null, mentorship.paused_on !== null]).toEqual([ENDED.includes(to), to === Paused]);
      } else {
        expect(() => MADE[move](mentorship)).toThrow(MentorshipNotMovable);
        expect(() => mentorship.expect(move)).toThrow(MentorshipNotMovable);
        expect(mentorship).toEqual(before);
      }
    }
  });

  it('has no other moves, only reopen from an ended status, and open statuses that are neither draft nor ended', () => {
    expect(Object.keys(MENTORSHIP_MOVES)).toHaveLength(13);
    const ways = ENDED.flatMap((status) =>
      (Object.keys(MENTORSHIP_MOVES) as MentorshipMove[]).filter((move) => mentorshipDestination(move, status)),
    );
    expect(ways).toEqual(['reopen']);
    expect(states.filter((status) => !ENDED.includes(status) && status !== Draft)).toEqual(OPEN_MENTORSHIP_STATUSES);
  });

  it('schedules once both sides have accepted, each once, within 7 days', () => {
    const mentorship = aMentorship();
    mentorship.propose(NOW, mentorship.sidesOf({ id: 7 }));
    expect(mentorship).toMatchObject({ status: Proposed, mentor_accepted_at: instant(NOW), expires_at: instant(later(7)) });
    expect(() => mentorship.accept(NOW, ['mentor'])).toThrow(MentorshipNotMovable);
    expect(() => mentorship.accept(later(7), ['mentee'])).toThrow(ProposalExpired);
    mentorship.accept(later(1), ['mentor', 'mentee']);
    expect(mentorship).toMatchObject({ status: Scheduled, mentor_accepted_at: instant(NOW), mentee_accepted_at: instant(later(1)) });
  });

  it('stays proposed until the second side accepts', () => {
    const mentorship = aMentorship();
    mentorship.propose(NOW, []);
    mentorship.accept(NOW, ['mentee']);
    expect(mentorship).toMatchObject({ status: Proposed, mentor_accepted_at: null });
  });

  it('hands over to another mentor, but not to its mentee', () => {
    for (const id of [7, 8]) expect(() => aMentorship({ status: Active }).handOver(id)).toThrow(PairUnfit);
    expect(() => Mentorship.draft({ ...terms, mentee_id: 7 }, { id: 1, company_id: 'sinfonia' })).toThrow(PairUnfit);
  });

  it('reopens within 30 days, and can be flagged as overdue again', () => {
    const mentorship = aMentorship({ status: Completed, end_passed_at: instant(NOW) });
    expect(() => mentorship.reopen(later(31), 'Too early')).toThrow(ReopenTooLate);
    mentorship.reopen(later(30), 'Too early');
    expect(mentorship).toMatchObject({ status: Active, reason: 'Too early', end_passed_at: null });
  });

  it('keeps the reason until the status changes', () => {
    const mentorship = aMentorship({ status: Active });
    mentorship.pause('2030-01-15', 'A tour');
    expect(mentorship.reason).toBe('A tour');
    expect(mentorship.resume()).toBe('2030-01-15');
    expect(mentorship).toMatchObject({ reason: null, paused_on: null });
  });

  it('changes terms in a draft only, and nothing after it has ended', () => {
    for (const status of states) {
      const words = () => aMentorship({ status }).change({ goal: 'In tune' }, {});
      const agreed = () => aMentorship({ status }).change({}, { end_on: '2030-03-01' });
      if (ENDED.includes(status)) expect(words).toThrow(MentorshipNotMovable);
      else expect(words).not.toThrow();
      if (status === Draft) expect(agreed).not.toThrow();
      else expect(agreed).toThrow(MentorshipNotMovable);
    }
  });

  it('allows removal only if it never started and is not open', () => {
    const removable = states.filter((status) => {
      try {
        aMentorship({ status }).expectRemovable();
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(MentorshipNotRemovable);
        return false;
      }
    });
    expect(removable).toEqual([Draft, Declined, Withdrawn, Expired]);
  });
});
