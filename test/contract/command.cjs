// Runs one program, bounded in time, and answers with what it printed.
const { execFile } = require('node:child_process');
const { mkdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const ENDS_WITHIN_MS = 15 * 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
// A check asks nobody for newer versions, reports to nobody and prints no colours.
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1', FORCE_COLOR: '0' };

exports.root = root;
exports.document = join(root, 'test/openapi.json');
exports.output = join(root, '.data/contract');

exports.run = (file, args, env = {}) =>
  new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, ...QUIET, ...env }, timeout: ENDS_WITHIN_MS, maxBuffer: MAX_OUTPUT_BYTES };
    execFile(file, args, options, (error, stdout, stderr) => {
      const reason = error?.killed
        ? `\nIt was stopped after ${ENDS_WITHIN_MS / 1_000} s.`
        : error?.code === 'ENOENT'
          ? `\nThere is no ${file}.`
          : '';
      resolve({ ok: !error, stdout, all: `${stdout}${stderr}${reason}` });
    });
  });

exports.node = (script, args, env) => exports.run(process.execPath, [script, ...args], env);

/** The program of one of the packages of this folder. */
exports.installed = (path) => join(__dirname, 'node_modules', path);

exports.emptied = (name) => {
  const folder = join(exports.output, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};
