import type { ItemContent } from './content';

type Node = Pick<ItemContent, 'id' | 'prerequisites'>;

/** The prerequisites that are none of the items. */
export const unknownIn = (items: readonly Node[]): number[] => {
  const ids = new Set(items.map(({ id }) => id));
  return [...new Set(items.flatMap(({ prerequisites }) => prerequisites))].filter((id) => !ids.has(id));
};

/** Whether some item waits, in the end, for itself. */
export function hasCycle(items: readonly Node[]): boolean {
  const awaited = new Map(items.map(({ id, prerequisites }) => [id, prerequisites]));
  const visited = new Map<number, 'open' | 'done'>();
  const leadsBack = (id: number): boolean => {
    if (visited.has(id)) return visited.get(id) === 'open';
    visited.set(id, 'open');
    const found = (awaited.get(id) ?? []).some(leadsBack);
    visited.set(id, 'done');
    return found;
  };
  return items.some(({ id }) => leadsBack(id));
}
