const { readFileSync, readdirSync } = require('node:fs');
const { basename, join } = require('node:path');
const { isDeepStrictEqual } = require('node:util');

const FOLDER = join(__dirname, '../e2e');
const TOGETHER = join(FOLDER, 'together');
const SPEC = /[.]e2e-spec[.][jt]s$/;

// Matches specs that start or measure processes, set the environment or need a longer timeout.
const ALONE = /\bprocess\.(?!env\.)|process\.env\.\w+ = |jest\.setTimeout/;

const specsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => SPEC.test(name))
    .sort()
    .map((name) => join(folder, name));

const isAlone = (story) => ALONE.test(readFileSync(story, 'utf8'));

/** Lists the files of a whole run. Loading the api takes longer than most specs, so the specs that can share its modules do. */
exports.whole = () => [...specsIn(FOLDER).filter(isAlone), ...specsIn(TOGETHER)];

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
  const files = specsIn(TOGETHER);
  return specsIn(FOLDER)
    .filter((story) => !isAlone(story))
    .filter((_, index) => index % files.length === files.indexOf(file));
}
