import { Rehearsal, aVersion, anItem } from '@test/rehearsal';
import { ReplannedPlansService } from './replanned-plans.service';

describe(ReplannedPlansService.name, () => {
  it('lets other work have its turn between mentorships', async () => {
    const { state } = new Rehearsal(aVersion(anItem(1)));
    const { plan, around } = state;
    const states = [1, 2, 3, 4].map((mentorship_id) => {
      const of = { parties: { ...around.parties, mentorship_id }, tasks: [], calendars: around.calendars };
      return Object.assign(Object.create(Object.getPrototypeOf(state) as object), state, { plan: { ...plan, mentorship_id }, around: of });
    });
    const none = { findOf: () => Promise.resolve([]), look: () => Promise.resolve([]), of: () => Promise.resolve(states) };
    const service = new ReplannedPlansService(none as any, none as any, none as any, {} as any, {} as any, { now: () => new Date() });
    let turns = 0;
    let isOver = false;
    const other = (): void => void (isOver || (turns++, setImmediate(other)));
    other();
    const effects = await service.preview([1, 2, 3, 4]);
    isOver = true;
    expect(effects.map(({ mentorship_id }) => mentorship_id)).toEqual([1, 2, 3, 4]);
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
