// `npm run contract`: third-party tools read test/openapi.json. It prints a line per tool, and fails when one finds an error.
// `npm run contract redocly prism` runs these two alone. The output of the tools is in .data/contract.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { installTools } = require('./install.cjs');
const { output } = require('./command.cjs');
const { tools } = require('./tools.cjs');

// Most tools use one core.
const AT_ONCE = 2;
const SHOWN_LINES = 25;

async function main(wanted) {
  const unknown = wanted.filter((name) => !tools[name]);
  if (unknown.length > 0) throw new Error(`There is no tool "${unknown.join('", "')}". The tools are: ${Object.keys(tools).join(', ')}.`);
  mkdirSync(output, { recursive: true });
  await installTools();

  const began = Date.now();
  const rest = (wanted.length > 0 ? wanted : Object.keys(tools)).values();
  const results = [];
  const work = async () => {
    for (const name of rest) results.push(await report(name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  const sum = `${results.length} tools in ${secondsSince(began)} s`;
  console.log(failed.length > 0 ? `${sum}; ${failed.length} failed: ${failed.join(', ')}` : `${sum}: no errors`);
  if (failed.length > 0) process.exitCode = 1;
}

async function report(name) {
  const began = Date.now();
  const { ok, summary, details } = await tools[name]().catch(({ message }) => ({ ok: false, summary: 'did not run', details: message }));
  const file = join(output, `${name}.txt`);
  writeFileSync(file, `${details}\n`);
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${secondsSince(began).padStart(5)} s  ${summary}`);
  if (!ok)
    console.log(
      shortened(details.trim().split('\n'), file)
        .map((line) => `      ${line}`)
        .join('\n'),
    );
  return { name, ok };
}

const shortened = (lines, file) =>
  lines.length > SHOWN_LINES ? [...lines.slice(0, SHOWN_LINES), `… ${lines.length - SHOWN_LINES} more lines in ${file}`] : lines;

const secondsSince = (began) => ((Date.now() - began) / 1_000).toFixed(1);

main(process.argv.slice(2)).catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
