import { recorded } from './recorded';

describe(recorded.name, () => {
  const failing = (times: number) => jest.fn(() => (times-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve()));

  it('tries a note again until it is written', async () => {
    const note = failing(2);
    await recorded(note, [1, 1, 1]);
    expect(note).toHaveBeenCalledTimes(3);
  });

  it('fails as the last attempt does', async () => {
    const note = failing(9);
    await expect(recorded(note, [1, 1])).rejects.toThrow('away');
    expect(note).toHaveBeenCalledTimes(3);
  });
});
