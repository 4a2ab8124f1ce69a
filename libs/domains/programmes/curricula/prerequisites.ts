import type { ItemContent } from './content';

type Node = Pick<ItemContent, 'id' | 'prerequisites'>;

/** Returns prerequisites that are not among the items. */
export const unknownIn = (items: readonly Node[]): number[] => {
  const ids = new Set(items.map(({ id }) => id));
  return [...new Set(items.flatMap(({ prerequisites }) => prerequisites))].filter((id) => !ids.has(id));
};

/** True if the prerequisites form a cycle. */
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
