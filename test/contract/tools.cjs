// Every tool of the contract: what is run, and what counts as an error.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { document, emptied, installed, node, output, root, run } = require('./command.cjs');
const { validateStories } = require('./stories.cjs');

const NO_JAVA = 'openapi-generator needs Java. On Debian and Ubuntu: apt-get install default-jre-headless';
const SPECTRAL_ERROR = 0;
const GENERATOR = installed('@openapitools/openapi-generator-cli/bin/openapi-generator.jar');

exports.tools = {
  // The longest goes first.
  prism: validateStories,

  redocly: async () => {
    const config = join(__dirname, 'redocly.yaml');
    const args = ['lint', document, '--config', config, '--format', 'json', '--max-problems', '10000'];
    const { stdout, all } = await node(installed('@redocly/cli/bin/cli.js'), args);
    const problems = problemsIn(stdout, all).problems.map(
      ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`,
    );
    const excepted = readFileSync(config, 'utf8').match(/: off$/gm) ?? [];
    return counted(problems, `recommended-strict, ${excepted.length} rule off with its reason`);
  },

  spectral: async () => {
    const args = ['lint', '--ruleset', join(__dirname, 'spectral.yaml'), '--format', 'json', '--quiet', document];
    const { stdout, all } = await node(installed('@stoplight/spectral-cli/dist/index.js'), args);
    const problems = problemsIn(stdout, all);
    const errors = problems.filter(({ severity }) => severity === SPECTRAL_ERROR);
    const { ok, summary } = counted(errors, `spectral:oas, ${problems.length - errors.length} warnings`);
    return { ok, summary, details: problems.map(({ code, message, path }) => `${code} #/${path.join('/')}: ${message}`).join('\n') };
  },

  'typescript-fetch': async () => {
    const { folder, made } = await generate('typescript-fetch', '--additional-properties=typescriptThreePlus=true');
    return made.ok ? compiled(folder) : failed(made);
  },

  python: async () => {
    const { folder, made } = await generate('python');
    if (!made.ok) return failed(made);
    const { ok, all } = await run('python3', ['-m', 'compileall', '-q', folder]);
    return { ok, summary: ok ? 'generated and byte-compiled' : 'does not byte-compile', details: all };
  },

  'hey-api': async () => {
    const folder = emptied('hey-api');
    const args = ['--input', document, '--output', folder, '--client', '@hey-api/client-fetch', '--no-log-file'];
    const made = await node(installed('@hey-api/openapi-ts/bin/run.js'), args);
    return made.ok ? compiled(folder) : failed(made);
  },

  orval: async () => {
    const folder = emptied('orval');
    const args = ['--input', document, '--output', join(folder, 'client.ts'), '--client', 'fetch', '--mode', 'tags-split'];
    const made = await node(installed('orval/dist/bin/orval.js'), args);
    return made.ok ? compiled(folder) : failed(made);
  },
};

/** A client by openapi-generator. */
async function generate(generator, ...options) {
  const folder = emptied(generator);
  const java = await run('java', ['-version']);
  if (!java.ok) return { folder, made: { all: NO_JAVA } };
  const input = join(output, `${generator}.json`);
  writeFileSync(input, JSON.stringify(JSON.parse(readFileSync(document, 'utf8')), nullableReferences));
  return { folder, made: await run('java', ['-jar', GENERATOR, 'generate', '-i', input, '-g', generator, '-o', folder, ...options]) };
}

/**
 * The exception for openapi-generator: version 5, the last one that npm brings whole, does not know that one of two schemas may be
 * null. Later ones do. It gets `nullable` instead, which validators refuse and it understands.
 */
function nullableReferences(_, value) {
  const isNull = ({ nullable, enum: values, maxProperties }) =>
    nullable && (maxProperties === 0 || (values?.length === 1 && values[0] === null));
  if (value?.oneOf?.length !== 2 || !value.oneOf.some(isNull)) return value;
  const { oneOf, ...rest } = value;
  return { ...rest, nullable: true, allOf: oneOf.filter((schema) => !isNull(schema)) };
}

/** Compiles what was generated as strict TypeScript. */
async function compiled(folder) {
  const config = join(folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ extends: join(__dirname, 'client.tsconfig.json'), include: ['**/*.ts'] }));
  const { ok, all } = await node(join(root, 'node_modules/typescript/bin/tsc'), ['--project', config]);
  const errors = all.match(/error TS\d+/g) ?? [];
  return { ok, summary: ok ? 'generated and compiled' : `does not compile: ${errors.length} errors`, details: all };
}

function problemsIn(stdout, all) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(all);
  }
}

const counted = (problems, rules) => ({
  ok: problems.length === 0,
  summary: `${problems.length} errors (${rules})`,
  details: problems.join('\n'),
});

const failed = ({ all }) => ({ ok: false, summary: 'was not generated', details: all });
