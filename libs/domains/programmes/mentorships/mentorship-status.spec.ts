import { CONCLUDED, CURRENT, RUNNING } from '@organisation/pairs';
import { ENDED, MOVES, MentorshipStatus, OPEN } from './mentorship-status';

describe('the states of a mentorship that pairs name', () => {
  it('are states of a mentorship', () => {
    const states: readonly string[] = Object.values(MentorshipStatus);
    expect([...CURRENT, ...RUNNING, ...CONCLUDED].filter((state) => !states.includes(state))).toEqual([]);
  });

  it('are open while the pair is one, and ended afterwards', () => {
    expect(CURRENT.filter((state) => !OPEN.includes(state as MentorshipStatus))).toEqual([]);
    expect(CONCLUDED.filter((state) => !ENDED.includes(state as MentorshipStatus))).toEqual([]);
    expect([...RUNNING]).toEqual([...MOVES.complete.from]);
  });
});
