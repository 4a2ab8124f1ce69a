import { Rehearsal, aVersion, anItem } from '@test/rehearsal';
import { effectsOf } from './replan-effects';

describe('the effects of replanning', () => {
  it('are computed with a turn for other work between mentorships', async () => {
    const { state } = new Rehearsal(aVersion(anItem(1)));
    const { plan, around } = state;
    const states = [1, 2, 3, 4].map((mentorship_id) => {
      const of = { parties: { ...around.parties, mentorship_id }, tasks: [], calendars: around.calendars };
      return Object.assign(Object.create(Object.getPrototypeOf(state) as object), state, { plan: { ...plan, mentorship_id }, around: of });
    });
    let turns = 0;
    let isOver = false;
    const other = (): void => void (isOver || (turns++, setImmediate(other)));
    other();
    const effects = await effectsOf(states, new Date());
    isOver = true;
    expect(effects.map(({ mentorship_id }) => mentorship_id)).toEqual([1, 2, 3, 4]);
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
