import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** A template of SQL as written in the source, with a `?` for each value and each nested piece. */
export interface Template {
  readonly file: string;
  /** The domain or the platform library whose source it is. */
  readonly owner: string;
  readonly line: number;
  readonly text: string;
}

/** Which tables a template names, and which of them it writes. */
export interface Access {
  readonly table: string;
  readonly writes: boolean;
}

export interface Entity {
  readonly name: string;
  readonly table: string;
  readonly owner: string;
}

/** The domain or library of a source file. Only this and `MIGRATIONS` depend on the layout of the tree. */
export function ownerOf(file: string): string {
  const [, domain] = /^libs\/domains\/[a-z-]+\/([a-z-]+)\//.exec(file) ?? [];
  const [, library] = /^libs\/(?:platform\/)?([a-z-]+)\/src\//.exec(file) ?? [];
  return domain ?? (library === undefined ? file : `platform/${library}`);
}

/** The folder of the migrations. */
export const MIGRATIONS = join(root, 'libs/platform/database/src/migrations');

/** Parses every source of production code that may have SQL, an entity or an enum. Migrations are left out: they belong to no domain. */
export const sources = (): ts.SourceFile[] =>
  readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('libs', file))
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/migrations\/|node_modules|^libs\/sdk\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .filter(({ text }) => /\bsql[`<]|\bdb\.|@Entity\(|\benum [A-Z]/.test(text))
    .map(({ file, text }) => parsed(file, text));

export const parsed = (file: string, text: string): ts.SourceFile => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

/** Every `sql` template of a file, including nested ones. */
export function templatesIn(source: ts.SourceFile): Template[] {
  return nodesIn(source).flatMap((node) => {
    if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'sql') return [];
    const { template } = node;
    const text = ts.isNoSubstitutionTemplateLiteral(template)
      ? template.text
      : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('?');
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    return [{ file: source.fileName, owner: ownerOf(source.fileName), line, text }];
  });
}

const WRITE = /\b(?:INSERT\s+INTO|DELETE\s+FROM|(?<!\b(?:FOR|DO|KEY)\s+)UPDATE)\s+(?:ONLY\s+)?"?([a-z_]+)/g;

/** The tables of `known` that a template names as a source of rows, as the target of a write or as a row type. */
export function accessesIn(text: string, known: ReadonlySet<string>): Access[] {
  const code = withoutTexts(text);
  const written = new Set([...code.matchAll(WRITE)].map(([, table]) => table!));
  const named = [...code.matchAll(/(\bAS\s+|\.\s*)?"?\b([a-z_]+)\b/g)].filter(([, before, name]) => !before && known.has(name!));
  return [...new Set(named.map(([, , name]) => name!))].map((table) => ({ table, writes: written.has(table) }));
}

/** The words after FROM, JOIN and the like that are neither a table of `known` nor a table expression of the file. */
export function strangersIn(text: string, known: ReadonlySet<string>, expressions: ReadonlySet<string>): string[] {
  const code = withoutTexts(text);
  const sourcesOfRows = [
    ...code.matchAll(/\b(?:(?<!DISTINCT\s+)FROM|JOIN|INTO|USING)\s+(?:LATERAL\s+|ONLY\s+)?([a-z_]+)\b(?!\s*[(.])/g),
  ].map(([, name]) => name!);
  const written = [...code.matchAll(WRITE)].map(([, name]) => name!);
  return [...sourcesOfRows, ...written].filter((name) => !known.has(name) && !expressions.has(name));
}

/** The names that WITH defines. */
export const expressionsIn = (text: string): string[] =>
  [...text.matchAll(/\b([a-z_]+)(?:\s*\([a-z_, ]*\))?\s+AS\s+(?:MATERIALIZED\s+)?(?:\(|\?)/g)].map(([, name]) => name!);

/** The entities whose classes a file declares. */
export const entitiesIn = (source: ts.SourceFile): Entity[] =>
  nodesIn(source).flatMap((node) => {
    if (!ts.isClassDeclaration(node) || !node.name) return [];
    const table = (ts.getDecorators(node) ?? []).map((decorator) => /^@Entity\('([a-z_]+)'\)/.exec(decorator.getText())?.[1]).find(Boolean);
    return table ? [{ name: node.name.text, table, owner: ownerOf(source.fileName) }] : [];
  });

/** A column that holds one of the values of an enum. */
export interface EnumColumn {
  readonly table: string;
  readonly column: string;
  readonly owner: string;
  readonly values: readonly string[];
}

/** Every enum column of every entity, with its values. */
export function enumColumnsIn(files: readonly ts.SourceFile[]): EnumColumn[] {
  const enums = new Map(files.flatMap(enumsIn));
  return files.flatMap((source) =>
    nodesIn(source)
      .filter(ts.isClassDeclaration)
      .flatMap((made) => {
        const entity = entitiesIn(source).find(({ name }) => name === made.name?.text);
        return entity ? made.members.flatMap((member) => enumColumnOf(member, entity, enums)) : [];
      }),
  );
}

function enumColumnOf(member: ts.ClassElement, { table, owner }: Entity, enums: ReadonlyMap<string, readonly string[]>): EnumColumn[] {
  const [, options] = /@Column\((\w+)\)/.exec(member.getText()) ?? [];
  const shared = options && new RegExp(`const ${options} = .*`).exec(member.getSourceFile().text)?.[0];
  const name = /\benum: ([A-Z]\w*)/.exec(member.getText() + (shared ?? ''))?.[1];
  return name ? [{ table, owner, column: member.name!.getText(), values: enums.get(name) ?? [] }] : [];
}

const enumsIn = (source: ts.SourceFile): [name: string, values: string[]][] =>
  source.statements.filter(ts.isEnumDeclaration).map(({ name, members }) => {
    const values = members.flatMap(({ initializer }) => (initializer && ts.isStringLiteral(initializer) ? [initializer.text] : []));
    return [name.text, values];
  });

/** The names under which the templates of a file know the tables: `users u`, `users AS u` and `users` itself. */
export function aliasesIn(texts: readonly string[], known: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const aliases = new Map<string, Set<string>>();
  for (const [, table, alias] of texts.flatMap((text) => [...withoutTexts(text).matchAll(/\b([a-z_]+)(?:\s+(?:AS\s+)?([a-z]\w*))?/g)])) {
    if (!known.has(table!)) continue;
    for (const name of [table!, alias ?? table!]) aliases.set(name, (aliases.get(name) ?? new Set()).add(table!));
  }
  return aliases;
}

const COMPARED = /(?:\b([a-z_]+)\.)?\b([a-z_]+)(?:::text)?\s*(?:=|<>|(?:NOT\s+)?IN\s*\()\s*('[a-z_]+'(?:\s*,\s*'[a-z_]+')*)/g;

/** The comparisons of columns with string literals in a template: the alias of the table, the column and each literal. */
export const comparisonsIn = (text: string): { readonly alias?: string; readonly column: string; readonly words: readonly string[] }[] =>
  [...text.matchAll(COMPARED)].map(([, alias, column, words]) => ({ alias, column: column!, words: wordsIn(words!) }));

/** The string literals that a template uses as values: neither JSON keys and paths nor literals that it compares. */
export const valuesIn = (text: string): string[] =>
  [...text.replace(COMPARED, '?').matchAll(/(?<!->>?\s*)'([a-z_]+)'(?!\s*,)/g)].map(([, word]) => word!);

const wordsIn = (list: string): string[] => [...list.matchAll(/'([a-z_]+)'/g)].map(([, word]) => word!);

const READS = new Set(['find', 'findAll', 'hold', 'holdAll', 'holdFree', 'findForUpdate', 'findAllForUpdate', 'claimAvailable']);
const WRITES = new Set(['add', 'addIfFree', 'save']);

export interface EntityAccess {
  readonly entity: string;
  readonly writes: boolean;
}

/** The entities that a file reads and writes through `Database` or `insertOf`. An entity that cannot be determined is given as `?`. */
export function entityAccessesIn(source: ts.SourceFile): EntityAccess[] {
  // The library of `Database` itself handles every entity.
  if (ownerOf(source.fileName) === 'platform/database') return [];
  return nodesIn(source).flatMap((node): EntityAccess[] => {
    if (!ts.isCallExpression(node)) return [];
    if (node.expression.getText() === 'insertOf') return [{ entity: node.arguments[0]!.getText(), writes: true }];
    if (!ts.isPropertyAccessExpression(node.expression)) return [];
    const { expression, name } = node.expression;
    if (!/(^|\.)db$/.test(expression.getText())) return [];
    if (READS.has(name.text)) return [{ entity: node.arguments[0]!.getText(), writes: false }];
    return WRITES.has(name.text) ? node.arguments.map((argument) => ({ entity: typeOf(argument), writes: true })) : [];
  });
}

/** The type that the enclosing function declares for its parameter. */
function typeOf(argument: ts.Expression): string {
  const name = (ts.isSpreadElement(argument) ? argument.expression : argument).getText();
  for (let at: ts.Node = argument; at.parent; at = at.parent) {
    const parameter = ts.isFunctionLike(at) ? at.parameters.find((one) => one.name.getText() === name) : undefined;
    if (parameter?.type) return parameter.type.getText().replace(/^readonly |\[\]$/g, '');
  }
  return '?';
}

/** SQL without its string literals and comments. */
export const withoutTexts = (text: string): string => text.replace(/'(?:[^']|'')*'/g, "''").replace(/--.*$/gm, '');

export function nodesIn(node: ts.Node, found: ts.Node[] = []): ts.Node[] {
  found.push(node);
  node.forEachChild((child) => {
    nodesIn(child, found);
  });
  return found;
}
