import { join } from 'node:path';

/** The root of the checkout. This file runs from `dist`, and in the tests from the source. */
export const checkout = join(__dirname, __dirname.includes(join('dist', 'apps')) ? '../../../..' : '../../..');

/** The compiled program of an app. */
export const program = (app: string): string => join(checkout, 'dist/apps', app, 'src/main.js');

/**
 * Node's options for an app; docker/run.sh has the same. A small heap makes V8 collect the worker's garbage earlier: an import, which
 * creates much of it, then stays at two thirds of the memory (docs/import.md).
 */
export const flagsOf = (app: string): readonly string[] => (app === 'worker' ? ['--max-old-space-size=512'] : []);
