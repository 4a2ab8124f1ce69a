import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Database } from '@app/database';
import { ReconciliationRepository } from '@library/files/reconciliation.repository';

const root = join(__dirname, '../..');

/** The rows that a template says it answers with: the names of their columns. */
export interface RowType {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A method with arguments made from the types of its parameters, so that a new method needs no entry anywhere. */
export interface Method {
  readonly name: string;
  /** True if it takes a viewer; it is then called once for each role. */
  readonly hasViewer: boolean;
  readonly args: (viewer: unknown, text: string) => unknown[];
}

export interface RepositoryClass {
  readonly file: string;
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly methods: readonly Method[];
}

/** Every repository of the domains, as the compiler knows it. */
export function repositories(): { readonly classes: RepositoryClass[]; readonly rowTypes: ReadonlyMap<string, RowType> } {
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .map((file) => join(root, 'libs', file))
    .filter((file) => /libs\/domains\/.*(repository|scope|view)\.ts$/.test(file));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram(files, { ...options, types: ['node'] });
  const checker = program.getTypeChecker();
  const sources = files.sort().map((file) => program.getSourceFile(file)!);
  const rowTypes = new Map(sources.flatMap((source) => rowTypesIn(source, checker)));
  return {
    classes: sources.flatMap((source) => source.statements.filter(ts.isClassDeclaration).map((one) => describeClass(one, checker))),
    rowTypes,
  };
}

function describeClass(node: ts.ClassDeclaration, checker: ts.TypeChecker): RepositoryClass {
  const made = node.members.find(ts.isConstructorDeclaration);
  const isPublic = (member: ts.MethodDeclaration) => !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  return {
    file: relative(root, node.getSourceFile().fileName),
    name: node.name!.text,
    dependencies: made?.parameters.map(({ type }) => type!.getText()) ?? [],
    methods: node.members
      .filter(ts.isMethodDeclaration)
      .filter(isPublic)
      .map((method) => describeMethod(method, checker)),
  };
}

function describeMethod(method: ts.MethodDeclaration, checker: ts.TypeChecker): Method {
  const isViewer = ({ type }: ts.ParameterDeclaration) => !!type && /\bActor\b/.test(type.getText());
  return {
    name: method.name.getText(),
    hasViewer: method.parameters.some(isViewer),
    args: (viewer, text) =>
      method.parameters.map((parameter) => {
        if (isViewer(parameter)) return viewer;
        const value = valueOf(checker.getTypeAtLocation(parameter), parameter, checker);
        if (value === TEXTS[0]) return text;
        return parameter.dotDotDotToken ? (value as unknown[])[0] : value;
      }),
  };
}

const NAMED: Readonly<Record<string, () => unknown>> = {
  Instant: () => '2030-01-15T09:00:00+00:00',
  Date: () => new Date('2030-01-15T09:00:00Z'),
  Buffer: () => Buffer.from('x'),
  /** The one statement that is handed to methods of another domain: what the ledger of quotas is held against. */
  Sql: () => new ReconciliationRepository({} as Database).facts,
};
/** A cursor is opaque: a feed begins without one. */
const LEFT_OUT = new Set(['cursor']);
const DEPTH = 5;

/** Texts that may be ids: a number and a UUID. */
export const TEXTS = ['7', '00000000-0000-4000-8000-000000000007'] as const;

const PLAIN: readonly (readonly [flag: ts.TypeFlags, value: unknown])[] = [
  [ts.TypeFlags.StringLike, TEXTS[0]],
  [ts.TypeFlags.NumberLike, 7],
  [ts.TypeFlags.BooleanLike, true],
];

const nameOf = ({ aliasSymbol, symbol }: ts.Type): string | undefined =>
  // A primitive has no symbol, whatever the declaration says.
  [aliasSymbol, symbol as ts.Symbol | undefined].map((one) => one?.name ?? '').find((name) => name in NAMED);

/** A value of a type: everything optional is given, so that a statement is seen with all of its filters. */
function valueOf(type: ts.Type, at: ts.Node, checker: ts.TypeChecker, depth = 0): unknown {
  const named = nameOf(type);
  if (named) return NAMED[named]!();
  if (type.isUnion()) return ofUnion(type, at, checker, depth);
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  const plain = PLAIN.find(([flag]) => (type.flags & flag) !== 0);
  if (plain) return plain[1];
  return depth < DEPTH ? ofObject(type, at, checker, depth + 1) : undefined;
}

function ofUnion(type: ts.UnionType, at: ts.Node, checker: ts.TypeChecker, depth: number): unknown {
  const some = type.types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
  return some[0] && valueOf(some[0], at, checker, depth);
}

function ofObject(type: ts.Type, at: ts.Node, checker: ts.TypeChecker, depth: number): unknown {
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker
      .getTypeArguments(type as ts.TypeReference)
      .slice(0, 1)
      .map((one) => valueOf(one, at, checker, depth));
  if (type.getCallSignatures().length > 0) return () => undefined;
  const fields = checker.getPropertiesOfType(type).filter(({ name, flags }) => !LEFT_OUT.has(name) && !(flags & ts.SymbolFlags.Method));
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.name === 'ordering' ? ['-created_at', 'name'] : valueOf(checker.getTypeOfSymbolAtLocation(field, at), at, checker, depth),
    ]),
  );
}

function rowTypesIn(source: ts.SourceFile, checker: ts.TypeChecker): [text: string, row: RowType][] {
  const found: [string, RowType][] = [];
  const visit = (node: ts.Node): void => {
    const [argument] = ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql' ? (node.typeArguments ?? []) : [];
    if (argument)
      found.push([textOf((node as ts.TaggedTemplateExpression).template), rowTypeOf(checker.getTypeFromTypeNode(argument), checker)]);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const textOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('?');

function rowTypeOf(type: ts.Type, checker: ts.TypeChecker): RowType {
  const fields = checker.getPropertiesOfType(type).filter(({ flags }) => !(flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)));
  const isOptional = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Optional) !== 0;
  return {
    required: fields.filter((field) => !isOptional(field)).map(({ name }) => name),
    optional: fields.filter(isOptional).map(({ name }) => name),
  };
}
