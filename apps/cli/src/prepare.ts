import { env } from '@app/config';
import { alone } from './alone';
import { demoIsThere, writeDemo } from './demo';
import { run } from './migrations';

/** Has the database ready for the apps, and tells whoever started us what was done. */
export function prepare(wantsDemo: boolean): Promise<number> {
  return alone(async (session) => {
    const { length: applied } = await run(session);
    const written = wantsDemo && env.NODE_ENV !== 'production' && (await writeDemo(session.runner));
    const demo = written ? 'written' : (await demoIsThere(session.runner)) ? 'there' : 'none';
    process.send?.({ applied, demo });
    process.disconnect?.();
    return 0;
  });
}
