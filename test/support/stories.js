const { readFileSync, readdirSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { isDeepStrictEqual } = require('node:util');

const SPEC = /[.](e2e|int)-spec[.][jt]s$/;
const TEST = join(__dirname, '..');

// Matches specs that start or measure processes, set the environment or need a longer timeout.
const ALONE = /\bprocess\.(?!env\.)|process\.env\.\w+ = |jest\.setTimeout/;

// It compares the statements that the modules it loads send.
const READS_MODULES = ['repositories.int-spec.ts'];

const specsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => SPEC.test(name))
    .sort()
    .map((name) => join(folder, name));

const isAlone = (story) => READS_MODULES.includes(basename(story)) || ALONE.test(readFileSync(story, 'utf8'));

/** Lists the files of a folder in a whole run. Loading the apps takes longer than most specs, so the specs that can share their modules do. */
exports.whole = (folder) => [...specsIn(join(TEST, folder)).filter(isAlone), ...specsIn(join(TEST, folder, 'together'))];

/** Runs the specs of one of the files in `together`. The environment and the spies of each are restored before the next one. */
exports.tell = (file) => {
  const { env } = require('@app/config');
  const before = { ...env };
  for (const story of toldIn(file))
    describe(basename(story), () => {
      require(story);
      if (!isDeepStrictEqual({ ...env }, before)) throw new Error('It sets the environment of its neighbours: let it do so in a hook.');
      afterAll(() => {
        jest.restoreAllMocks();
        for (const name of Object.keys(env)) delete env[name];
        Object.assign(env, before);
      });
    });
};

function toldIn(file) {
  const files = specsIn(dirname(file));
  return specsIn(join(dirname(file), '..'))
    .filter((story) => !isAlone(story))
    .filter((_, index) => index % files.length === files.indexOf(file));
}
