import type { Detail } from '@app/errors';
import { type Content, type ItemContent, startsWithin } from './content';
import { hasCycle, unknownIn } from './prerequisites';

/** Returns the problems that keep a draft from being published. Empty if it is complete. */
export function lackingIn(content: Content): Detail[] {
  const { items, total_weeks } = content;
  const lacking = [...weeksBeyond(content), ...startsBeyond(content)].map((field) => ({ field, message: beyond(total_weeks) }));
  const missing = unknownIn(items);
  const about: [boolean, Detail['message']][] = [
    [items.length === 0, { en: 'must contain at least one item', ko: '항목이 하나 이상 있어야 합니다' }],
    [missing.length > 0, unknown(missing)],
    [hasCycle(items), { en: 'prerequisites must not form a cycle', ko: '선행 항목이 순환해서는 안 됩니다' }],
  ];
  return [...lacking, ...about.filter(([holds]) => holds).map(([, message]) => ({ field: 'items', message }))];
}

const weeksBeyond = ({ weeks, total_weeks }: Content): string[] =>
  weeks.flatMap(({ week }, at) => (week > total_weeks ? [`weeks.${at}.week`] : []));

const startsBeyond = ({ items, total_weeks }: Content): string[] =>
  items.flatMap((item, at) => (startsWithin(item, total_weeks) ? [] : [`items.${at}.${measureOf(item)}`]));

/** Name of the field that gives the start of an item. */
export const measureOf = ({ start_week }: Pick<ItemContent, 'start_week'>) => (start_week === null ? 'start_workday' : 'start_week');

export const beyond = (weeks: number) => ({
  en: `must be within the ${weeks} weeks of the curriculum`,
  ko: `커리큘럼의 ${weeks}주 이내여야 합니다`,
});

export const unknown = (ids: readonly number[]) => ({
  en: `not an item of the curriculum: ${ids.join(', ')}`,
  ko: `커리큘럼에 없는 항목입니다: ${ids.join(', ')}`,
});
