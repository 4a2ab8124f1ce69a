const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '../e2e');
const TOGETHER = join(FOLDER, 'together');
const SPEC = /[.]e2e-spec[.][jt]s$/;

// What changes the environment, a function or its time limit would change it for its neighbours.
const ALONE = /\benv\b|\bprocess\.|configure\(|jest\.(?:spyOn|setTimeout)/;

const specsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => SPEC.test(name))
    .sort()
    .map((name) => join(folder, name));

const isAlone = (story) => ALONE.test(readFileSync(story, 'utf8'));

/** What a whole run consists of: loading the api takes longer than most stories, so those that can share its modules. */
exports.whole = () => [...specsIn(FOLDER).filter(isAlone), ...specsIn(TOGETHER)];

/** The stories that are told in one of the files in `together`. */
exports.toldIn = (file) => {
  const files = specsIn(TOGETHER);
  return specsIn(FOLDER)
    .filter((story) => !isAlone(story))
    .filter((_, index) => index % files.length === files.indexOf(file));
};
