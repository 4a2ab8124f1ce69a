import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const EXEMPT = /(^apps\/console\/|^libs\/sdk\/|\/migrations\/|[.]spec[.]ts$|[.]d[.]ts$|\/metadata[.]ts$|\/node_modules\/)/;

const sources = ['apps', 'libs']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)))
  .filter((file) => file.endsWith('.ts') && !EXEMPT.test(file));

/** The names that a file itself declares and exports. A re-export belongs to the file that declares it. */
function exportedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.filter(isExported).flatMap(namesOf);
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

function declarations(): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const file of sources) for (const name of exportedBy(file)) files.set(name, (files.get(name) ?? new Set()).add(file));
  return files;
}

describe('exported names', () => {
  it('are collected from the sources', () => expect([...(declarations().get('Database') ?? [])]).toHaveLength(1));

  it('are declared in one file each', () => {
    const shared = [...declarations()].filter(([, files]) => files.size > 1).map(([name, files]) => `${name}: ${[...files].join(', ')}`);
    expect(shared).toEqual([]);
  });
});

describe('file names', () => {
  /** How the name of the exported class must end, by the last part of the file's name. */
  const ENDINGS: Readonly<Record<string, string>> = {
    controller: 'Controller',
    listeners: 'Listeners',
    module: 'Module',
    processor: 'Processor',
    repository: 'Repository',
    service: 'Service',
  };

  const kindOf = (file: string): string => /[.]([a-z]+)[.]ts$/.exec(file)?.[1] ?? '';
  const classesOf = (file: string): string[] =>
    ts
      .createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)
      .statements.filter(ts.isClassDeclaration)
      .filter(isExported)
      .flatMap(namesOf);

  it('end as the class in them does', () => {
    const wrong = sources
      .filter((file) => kindOf(file) in ENDINGS)
      .filter((file) => {
        const classes = classesOf(file);
        return classes.length > 0 && !classes.some((name) => name.endsWith(ENDINGS[kindOf(file)]!));
      });
    expect(wrong).toEqual([]);
  });

  it('of a module are the name of its class', () => {
    const slug = (name: string) => name.replace(/Module$/, '').replace(/(?<!^)([A-Z])/g, '-$1');
    const wrong = sources
      .filter((file) => file.endsWith('.module.ts'))
      .filter((file) => !classesOf(file).some((name) => file.endsWith(`/${slug(name).toLowerCase()}.module.ts`)));
    expect(wrong).toEqual([]);
  });
});
