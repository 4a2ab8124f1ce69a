import { CONCLUDED, CURRENT, RUNNING } from '@organisation/pairs';
import { ENDED, MENTORSHIP_MOVES, MentorshipStatus, OPEN_MENTORSHIP_STATUSES } from './mentorship-status';

describe('the mentorship statuses that pairs name', () => {
  it('exist in MentorshipStatus', () => {
    const states: readonly string[] = Object.values(MentorshipStatus);
    expect([...CURRENT, ...RUNNING, ...CONCLUDED].filter((state) => !states.includes(state))).toEqual([]);
  });

  it('are open for current pairs and ended for concluded ones', () => {
    expect(CURRENT.filter((state) => !OPEN_MENTORSHIP_STATUSES.includes(state as MentorshipStatus))).toEqual([]);
    expect(CONCLUDED.filter((state) => !ENDED.includes(state as MentorshipStatus))).toEqual([]);
    expect([...RUNNING]).toEqual([...MENTORSHIP_MOVES.complete.from]);
  });
});
