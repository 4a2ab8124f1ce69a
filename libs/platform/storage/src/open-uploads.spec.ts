import { OpenUploads } from './open-uploads';

describe(OpenUploads.name, () => {
  it('refuses a person at the limit until one upload has ended', () => {
    const open = new OpenUploads({ person: 2, process: 10 });
    const [first] = [open.enter(), open.enter()].map((slot) => {
      slot.countFor(1);
      slot.countFor(1);
      return slot;
    });
    const third = open.enter();
    expect(() => third.countFor(1)).toThrow(
      expect.objectContaining({ about: expect.objectContaining({ kind: 'rate_limited' }), retry_after_s: 5 }),
    );
    third.countFor(2);
    first!.leave();
    open.enter().countFor(1);
  });

  it('refuses everybody at the limit of the process, and counts no upload twice', () => {
    const open = new OpenUploads({ person: 2, process: 2 });
    const [first] = [open.enter(), open.enter()];
    expect(() => open.enter()).toThrow(
      expect.objectContaining({ about: expect.objectContaining({ kind: 'unavailable' }), retry_after_s: 5 }),
    );
    first.leave();
    open.enter();
    expect(() => open.enter()).toThrow();
  });
});
