const { projects } = require('./jest.config.js');

const [{ displayName, testMatch, ...shared }] = projects;

/** What needs more than npm: Debian's clamd, with a signature of the test's own. */
module.exports = { ...shared, testMatch: ['<rootDir>/test/clamd/*.clamd-spec.ts'], testTimeout: 30_000, maxWorkers: 1 };
