import { join } from 'node:path';

/** The checkout's root; this file runs from `dist`, and in the tests from the source. */
export const checkout = join(__dirname, __dirname.includes(join('dist', 'apps')) ? '../../../..' : '../../..');

/** The compiled program of one of the apps. */
export const program = (app: string): string => join(checkout, 'dist/apps', app, 'src/main.js');
