const { projects } = require('./jest.config.js');

const { displayName, ...shared } = projects.find((project) => project.displayName === 'e2e');

/** What needs more than npm: Chromium, with the authenticator that its DevTools protocol brings. */
module.exports = { ...shared, testMatch: ['<rootDir>/test/browser/*.browser-spec.ts'], testTimeout: 60_000, maxWorkers: 1 };
