import { type Detail, ValidationFailed } from '@app/errors';
import { unknown } from './completeness';
import type { Content, ItemContent, Week } from './content';
import { PrerequisiteCycle } from './curricula.errors';
import { hasCycle, unknownIn } from './prerequisites';

export const FORMAT = 'tutti.curriculum/1';

/** An item of a file. It has a key of its own and names no document, because ids mean nothing in another company. */
export type FileItem = Omit<ItemContent, 'id' | 'order' | 'document_id'> & { readonly key: number };

/** An exported curriculum. Items are in their order. */
export interface CurriculumFile {
  readonly format: typeof FORMAT;
  readonly title: string;
  readonly description: string | null;
  /** Name of the department. `null` for the whole company. */
  readonly department: string | null;
  readonly total_weeks: number;
  readonly weeks: readonly Week[];
  readonly tags: readonly string[];
  readonly items: readonly FileItem[];
}

export function fileOf(content: Content, filed: Pick<CurriculumFile, 'department' | 'tags'>): CurriculumFile {
  const { title, description, total_weeks, weeks, items } = content;
  const ordered = [...items].sort((a, b) => a.order - b.order);
  return {
    format: FORMAT,
    title,
    description,
    department: filed.department,
    total_weeks,
    weeks,
    tags: filed.tags,
    items: ordered.map(fileItemOf),
  };
}

function fileItemOf({ id: key, ...item }: ItemContent): FileItem {
  const { type, title, description, guideline, start_week, start_workday } = item;
  const { period_days, priority, assignee_slot, required, prerequisites } = item;
  const task = { type, title, description, guideline, start_week, start_workday };
  return { key, ...task, period_days, priority, assignee_slot, required, prerequisites };
}

/** Returns the content of a file, with keys as ids. Throws 422 for inconsistent items and 409 for cycles. */
export function contentIn({ title, description, total_weeks, weeks, items }: CurriculumFile): Content {
  const content = {
    title,
    description,
    total_weeks,
    weeks,
    items: items.map(({ key: id, ...item }, at) => ({ id, ...item, order: at + 1 })),
  };
  const wrong = wrongIn(content);
  if (wrong.length > 0) throw new ValidationFailed(wrong);
  if (hasCycle(content.items)) throw new PrerequisiteCycle();
  return content;
}

function wrongIn({ items }: Content): Detail[] {
  const keys = items.map(({ id }) => id);
  const missing = new Set(unknownIn(items));
  return items.flatMap(({ id, start_week, start_workday, prerequisites }, at) => {
    const foreign = prerequisites.filter((key) => missing.has(key));
    return [
      ...(keys.indexOf(id) < at ? [{ field: `items.${at}.key`, message: TWICE }] : []),
      ...((start_week === null) === (start_workday === null) ? [{ field: `items.${at}.start_week`, message: ONE_START }] : []),
      ...(foreign.length > 0 ? [{ field: `items.${at}.prerequisites`, message: unknown(foreign) }] : []),
    ];
  });
}

const TWICE = { en: 'must be unique in the file', ko: '파일 안에서 중복될 수 없습니다' };

export const ONE_START = {
  en: 'set either start_week or start_workday, not both',
  ko: 'start_week와 start_workday 중 하나만 입력해야 합니다',
};
