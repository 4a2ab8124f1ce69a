const { default: Sequencer } = require('@jest/test-sequencer');

// A checkout that is new does not know yet how long they take. Begun last, one of them would keep a single core busy at the end.
const LONG = [
  'e2e/grid.',
  'chaos/',
  'e2e/together/',
  'integration/together/',
  'integration/cli.',
  'integration/restore.',
  'integration/backup.',
  'e2e/restored.',
  'e2e/permissions.',
  'e2e/dev.',
  'e2e/up.',
  'e2e/cookie',
  'e2e/limits.',
];

/** The specs that take longest go first, then the others as Jest would have them. */
module.exports = class LongestFirst extends Sequencer {
  /** The projects share an id, and with it what is compiled. How long their specs took, each writes down apart. */
  _getCachePath(context) {
    return `${super._getCachePath(context)}-${context.config.displayName.name}`;
  }

  sort(tests) {
    const rank = ({ path }) => LONG.findIndex((name) => path.includes(`test/${name}`));
    const isLong = (test) => rank(test) >= 0;
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong).sort((one, other) => rank(one) - rank(other)), ...sorted.filter((test) => !isLong(test))];
  }
};
