// Prism over the stories: the end-to-end tests record what they send and what they get, and Prism holds it against the document.
const { join } = require('node:path');
const { document, emptied, installed, node, root } = require('./command.cjs');
const { validate } = require('./prism.cjs');

// Together they take a programme from its curriculum to its end, with people, files and tasks.
const STORIES = require('./stories.json');
// How fast a story is, `npm test` checks.
const STORY_ENDS_WITHIN_MS = 180_000;

exports.validateStories = async () => {
  // A run of the whole suite has already recorded them there.
  const folder = process.env.EXCHANGES ?? emptied('exchanges');
  const told = process.env.EXCHANGES ? { ok: true } : await tell(folder);
  if (!told.ok) return { ok: false, summary: 'the stories failed', details: told.all };
  const { recorded, sent, left, violations } = await validate({ prism: installed('@stoplight/prism-cli/dist/index.js'), document, folder });
  const around = Object.entries(left).map(([reason, count]) => `${count} ${reason}`);
  const summary = `${violations.length} violations in ${sent} requests (of ${recorded} recorded; not sent: ${around.join(', ') || 'none'})`;
  return { ok: violations.length === 0 && sent > 0, summary, details: kinds(violations).join('\n') };
};

const tell = (folder) =>
  node(join(root, 'node_modules/jest/bin/jest.js'), [`e2e/(${STORIES.join('|')})[.]`, `--testTimeout=${STORY_ENDS_WITHIN_MS}`], {
    EXCHANGES: folder,
  });

/** Violations of one kind are one line with their number. */
function kinds(violations) {
  const counts = {};
  for (const { operation, status, where, message } of violations) {
    const kind = `${operation} ${status}: ${where.replace(/\.\d+(?=\.|$)/g, '.#')} ${message}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return Object.keys(counts)
    .sort()
    .map((kind) => `${counts[kind]} × ${kind}`);
}
