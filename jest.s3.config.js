const { projects } = require('./jest.config.js');

const [{ displayName, testMatch, ...shared }] = projects;

/** What needs more than npm: a real S3 server. */
module.exports = { ...shared, testMatch: ['<rootDir>/test/s3/*.s3-spec.ts'], testTimeout: 60_000, maxWorkers: 1 };
