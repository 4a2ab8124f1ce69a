import { type Detail, ValidationFailed } from '@app/errors';
import { beyond, measureOf, unknown } from './completeness';
import { ItemType, startsWithin } from './content';
import { ONE_START } from './curriculum-file';
import { ItemsDiffer, PrerequisiteCycle } from './curricula.errors';
import type { Curriculum } from './curriculum.entity';
import type { CurriculumItem } from './curriculum-item.entity';
import { hasCycle } from './prerequisites';

export const MAX_CURRICULUM_ITEMS = 300;

type Item = Pick<CurriculumItem, 'id' | 'order'>;

/** Throws 422 for invalid fields of an item, and 409 if its prerequisites form a cycle. */
export function expectPossible(
  item: CurriculumItem,
  others: readonly CurriculumItem[],
  { total_weeks }: Pick<Curriculum, 'total_weeks'>,
): void {
  const wrong = wrongWith(item, others, total_weeks);
  if (wrong.length > 0) throw new ValidationFailed(wrong);
  if (hasCycle([item, ...others])) throw new PrerequisiteCycle();
}

function wrongWith(item: CurriculumItem, others: readonly CurriculumItem[], total_weeks: number): Detail[] {
  const known = new Set([item, ...others].map(({ id }) => id));
  const foreign = item.prerequisites.filter((id) => !known.has(id));
  return [
    ...(item.hasOneStart ? [] : [{ field: 'start_week', message: ONE_START }]),
    ...(item.hasOneStart && !startsWithin(item, total_weeks) ? [{ field: measureOf(item), message: beyond(total_weeks) }] : []),
    ...(item.document_id !== null && item.type !== ItemType.Document ? [{ field: 'document_id', message: NO_DOCUMENT }] : []),
    ...(foreign.length > 0 ? [{ field: 'prerequisites', message: unknown(foreign) }] : []),
  ];
}

const NO_DOCUMENT = { en: 'only an item of type document names one', ko: 'document 유형의 항목에만 지정할 수 있습니다' };

/** The actor cannot read the document, or there is none: both look the same. */
export const documentUnknown = (): ValidationFailed =>
  new ValidationFailed([
    {
      field: 'document_id',
      message: { en: 'must be a published document that you may read', ko: '열람할 수 있는 게시된 문서여야 합니다' },
    },
  ]);

/** Returns all ids in order, with this item at position `order` or at the end. */
export function idsWithItemAt({ id }: Item, others: readonly Item[], order: number): number[] {
  const ids = others.map((other) => other.id);
  ids.splice(order - 1, 0, id);
  return ids;
}

/** Throws 409 unless the ids are those of all items, each once. */
export function expectAll(items: readonly Item[], ids: readonly number[]): void {
  const known = new Set(items.map(({ id }) => id));
  const isAll = ids.length === known.size && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
  if (!isAll) throw new ItemsDiffer();
}
