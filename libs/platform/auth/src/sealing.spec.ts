import type * as sealing from './sealing';

const KEYS = ['a'.repeat(32), 'b'.repeat(32)] as const;

/** A sealer of a process that was started with these keys, which are read only once. */
async function sealerWith(present: string, previous?: string) {
  const before = process.env;
  process.env = { ...before, SECRET_KEY: present, ...(previous && { PREVIOUS_SECRET_KEY: previous }) };
  let made!: typeof sealing;
  await jest.isolateModulesAsync(async () => void (made = await import('./sealing')));
  process.env = before;
  return new made.Sealer('totp');
}

describe('a sealed secret', () => {
  it('opens with its key in its own row, and differs on every sealing', async () => {
    const sealer = await sealerWith(KEYS[0]);
    const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 7);
    expect(sealer.open(sealed, 7)).toEqual({ text: 'JBSWY3DPEHPK3PXP', is_stale: false });
    expect(sealer.open(sealed, 8)).toBeUndefined();
    expect(sealer.seal('JBSWY3DPEHPK3PXP', 7)).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('opens with the previous key during a rotation and reports it, and with no older one', async () => {
    const sealed = (await sealerWith(KEYS[0])).seal('JBSWY3DPEHPK3PXP', 7);
    expect((await sealerWith(KEYS[1], KEYS[0])).open(sealed, 7)).toEqual({ text: 'JBSWY3DPEHPK3PXP', is_stale: true });
    expect((await sealerWith(KEYS[1])).open(sealed, 7)).toBeUndefined();
  });

  it.each(['', 'short', 'not base64 at all'])('does not open if it was replaced by: %s', async (text) => {
    expect((await sealerWith(KEYS[0])).open(text, 7)).toBeUndefined();
  });

  it('does not open with a flipped bit or a truncated tag', async () => {
    const sealer = await sealerWith(KEYS[0]);
    const sealed = Buffer.from(sealer.seal('JBSWY3DPEHPK3PXP', 7), 'base64url');
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(sealer.open(changed.toString('base64url'), 7)).toBeUndefined();
    }
    expect(sealer.open(sealed.subarray(0, 20).toString('base64url'), 7)).toBeUndefined();
  });
});
