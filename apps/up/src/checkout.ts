import { join } from 'node:path';

/** The checkout's root; this file runs from `dist`, and in the tests from the source. */
export const checkout = join(__dirname, __dirname.includes(join('dist', 'apps')) ? '../../../..' : '../../..');

/** The compiled program of one of the apps. */
export const program = (app: string): string => join(checkout, 'dist/apps', app, 'src/main.js');

/**
 * How Node is told to run one of the apps; docker/run.sh says the same. With a small heap to fill V8 collects the worker's garbage
 * earlier: an import, which makes much of it, then stays at two thirds of the memory (docs/import.md).
 */
export const flagsOf = (app: string): readonly string[] => (app === 'worker' ? ['--max-old-space-size=512'] : []);
