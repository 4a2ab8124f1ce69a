import { join } from 'node:path';
import { ownerOf } from '@test/sql-source';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** Where the platform's machinery and a domain share an entity, with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'libs/domains/operations/scheduled-tasks/scheduled-tasks.service.ts': "An admin enables and disables what the platform's scheduler runs.",
};

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
);
const wanted = fileNames.filter((file) => /\/libs\/(platform|domains)\//.test(file) && !/\.spec\.ts$/.test(file));
const SAMPLE = join(root, 'libs/domains/library/quota/sample.ts');

const sample = `import { Task } from '@programmes/tasks/task.entity';
export function change(task: Task, found: { readonly task: Task }) {
  task.title = 'x';
  Object.assign(found.task, { title: 'x' });
  Object.assign(new Task(), { title: 'x' });
  return task.title === 'x';
}`;

/** A source that is not on the disk is compiled beside those that are. */
function programWithSample(): ts.Program {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, languageOrOptions, ...rest) =>
    file === SAMPLE ? ts.createSourceFile(file, sample, languageOrOptions, true) : read(file, languageOrOptions, ...rest);
  const exists = host.fileExists.bind(host);
  host.fileExists = (file) => file === SAMPLE || exists(file);
  return ts.createProgram([...wanted, SAMPLE], { ...options, noEmit: true }, host);
}

const program = programWithSample();
const checker = program.getTypeChecker();
const placeOf = (file: string) => file.slice(root.length + 1);

const isAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
  node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;

/** The thing whose fields an expression sets. */
function changedBy(node: ts.Node): ts.Expression | undefined {
  if (isAssignment(node)) return ts.isPropertyAccessExpression(node.left) ? node.left.expression : undefined;
  const isCall = ts.isCallExpression(node) && ['Object.assign', 'assignDefined'].includes(node.expression.getText());
  return isCall ? node.arguments[0] : undefined;
}

/** The file of the entity that an expression is, unless it is made on the spot. */
function entityFileOf(thing: ts.Expression): string | undefined {
  if (ts.isNewExpression(thing)) return undefined;
  const declared = checker.getTypeAtLocation(thing).getSymbol()?.declarations ?? [];
  return declared.map((one) => placeOf(one.getSourceFile().fileName)).find((file) => file.endsWith('.entity.ts'));
}

function foreignChangesIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const thing = changedBy(node);
    const entity = thing && entityFileOf(thing);
    if (entity && ownerOf(entity) !== ownerOf(placeOf(source.fileName))) found.push(`${placeOf(source.fileName)}: ${node.getText()}`);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

// The types of a whole program are looked up: on a busy machine that takes its time.
describe('an entity of another domain', () => {
  it('is found where its fields are assigned', () => {
    expect(foreignChangesIn(program.getSourceFile(SAMPLE)!)).toEqual([
      "libs/domains/library/quota/sample.ts: task.title = 'x'",
      "libs/domains/library/quota/sample.ts: Object.assign(found.task, { title: 'x' })",
    ]);
  });

  it('is changed by its methods and never by assignment', () => {
    const found = wanted.flatMap((file) => foreignChangesIn(program.getSourceFile(file)!));
    expect(found.filter((line) => !(line.split(':')[0]! in ALLOWED))).toEqual([]);
    expect(Object.keys(ALLOWED).filter((file) => !found.some((line) => line.startsWith(`${file}:`)))).toEqual([]);
  }, 120_000);
});
