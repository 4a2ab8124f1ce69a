import { FileProblem, problems } from './file-problem';
import { type Relation, SPREADSHEET, relationIdOf, relationsOf, smallPart } from './relations';
import type { Workbook } from './workbook';
import type { Tag } from './xml';

/** The first visible worksheet, and the parts that are needed to read its cells. */
export interface WorkbookParts {
  readonly sheet: string;
  /** The table of shared strings, if any. */
  readonly strings: string | undefined;
  /** True if days are counted from 1904. */
  readonly is1904: boolean;
}

const TRUE = new Set(['1', 'true', 'on']);
const CONVENTIONAL = 'xl/workbook.xml';

/** Finds the parts by their relations, because a workbook may name them freely. */
export async function partsOf(workbook: Workbook): Promise<WorkbookParts> {
  const main = (await relationsOf(workbook)).find(({ kind }) => kind === 'officeDocument')?.target ?? CONVENTIONAL;
  const tags = await smallPart(workbook, main, SPREADSHEET);
  const relations = await relationsOf(workbook, main);
  const sheet = sheetIn(tags, relations);
  if (!workbook.has(sheet)) throw new FileProblem(problems.workbook);
  return { sheet, strings: stringsIn(workbook, relations), is1904: TRUE.has(propertyOf(tags, 'date1904')) };
}

const propertyOf = (tags: readonly Tag[], name: string): string => tags.find((tag) => tag.name === 'workbookPr')?.attributes?.[name] ?? '';

function stringsIn(workbook: Workbook, relations: readonly Relation[]): string | undefined {
  const place = relations.find(({ kind }) => kind === 'sharedStrings')?.target;
  return place !== undefined && workbook.has(place) ? place : undefined;
}

/** The first visible worksheet; charts have no lines. If its part is not declared, no other part is used for it. */
function sheetIn(tags: readonly Tag[], relations: readonly Relation[]): string {
  const sheets = tags.filter(({ name }) => name === 'sheet');
  for (const { attributes } of sheets) {
    if ((attributes?.state ?? 'visible') !== 'visible') continue;
    const id = relationIdOf(attributes);
    const relation = relations.find((one) => one.id !== undefined && one.id === id);
    if (!relation) throw new FileProblem(problems.workbook);
    if (relation.kind === 'worksheet') return relation.target;
  }
  throw new FileProblem(sheets.length > 0 ? problems.sheet : problems.workbook);
}
