import { CONCLUDED, CURRENT, RUNNING } from '@organisation/pairs';
import { ENDED, MENTORSHIP_MOVES, MentorshipStatus, OPEN_MENTORSHIP_STATUSES } from './mentorship-status';

describe('the states of a mentorship that pairs name', () => {
  it('are states of a mentorship', () => {
    const states: readonly string[] = Object.values(MentorshipStatus);
    expect([...CURRENT, ...RUNNING, ...CONCLUDED].filter((state) => !states.includes(state))).toEqual([]);
  });

  it('are open while the pair is one, and ended afterwards', () => {
    expect(CURRENT.filter((state) => !OPEN_MENTORSHIP_STATUSES.includes(state as MentorshipStatus))).toEqual([]);
    expect(CONCLUDED.filter((state) => !ENDED.includes(state as MentorshipStatus))).toEqual([]);
    expect([...RUNNING]).toEqual([...MENTORSHIP_MOVES.complete.from]);
  });
});
