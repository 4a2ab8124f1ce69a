// The tools are not part of Tutti's own installation. They are installed here when they are first needed, and again when the
// lock file has changed.
const { createHash } = require('node:crypto');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { run } = require('./command.cjs');

const lock = join(__dirname, 'package-lock.json');
const stamp = join(__dirname, 'node_modules/.installed');

exports.installTools = async () => {
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (textOf(stamp) === wanted) return;
  console.log('Installing the tools of the contract …');
  // None of them needs a script of its own to be installed.
  const { ok, all } = await run('npm', ['ci', '--prefix', __dirname, '--ignore-scripts', '--no-audit', '--no-fund']);
  if (!ok) throw new Error(`${all}\nThe tools of the contract could not be installed.`);
  writeFileSync(stamp, wanted);
};

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
