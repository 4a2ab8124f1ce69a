import { isDeepStrictEqual } from 'node:util';
import type { Content, ItemContent, VersionSelector } from './content';

/** Value of a field before and after. */
export interface Change {
  readonly from: unknown;
  readonly to: unknown;
}

export type FieldChanges = Readonly<Record<string, Change>>;

export interface Difference {
  /** Changes of the curriculum itself. */
  readonly changes: FieldChanges;
  readonly added: readonly ItemContent[];
  readonly removed: readonly ItemContent[];
  readonly changed: readonly { readonly id: number; readonly title: string; readonly changes: FieldChanges }[];
}

/** Differences between two versions. */
export type Compared = Difference & {
  /** `null` if there is no older version. */
  readonly from: number | null;
  readonly to: VersionSelector;
};

const OF_CURRICULUM = ['title', 'description', 'total_weeks', 'weeks'] as const;
const OF_ITEM = [
  'type',
  'title',
  'description',
  'guideline',
  'start_week',
  'start_workday',
  'period_days',
  'priority',
  'assignee_slot',
  'required',
  'prerequisites',
  'document_id',
] as const;

const NOTHING: Content = { title: '', description: null, total_weeks: 0, weeks: [], items: [] };

/** Compares two contents item by item. Without `from`, every item counts as added. */
export function differenceOf(from: Content | null, to: Content): Difference {
  const [before, after] = [byId(from ?? NOTHING), byId(to)];
  const stayed = [...after.values()].filter(({ id }) => before.has(id));
  const moved = movedIn(
    [...before.values()].filter(({ id }) => after.has(id)),
    stayed,
  );
  return {
    changes: from ? changesIn(from, to, OF_CURRICULUM) : {},
    added: [...after.values()].filter(({ id }) => !before.has(id)),
    removed: [...before.values()].filter(({ id }) => !after.has(id)),
    changed: stayed
      .map((item) => {
        const was = before.get(item.id)!;
        const changes = changesIn(was, item, moved.has(item.id) ? [...OF_ITEM, 'order'] : OF_ITEM);
        return { id: item.id, title: item.title, changes };
      })
      .filter(({ changes }) => Object.keys(changes).length > 0),
  };
}

const byId = ({ items }: Content): Map<number, ItemContent> =>
  new Map([...items].sort((a, b) => a.order - b.order).map((item) => [item.id, item]));

/** Ids of items with another position among those that both have. New items that push others aside do not count. */
function movedIn(before: readonly ItemContent[], after: readonly ItemContent[]): ReadonlySet<number> {
  return new Set(after.filter(({ id }, place) => before[place]!.id !== id).map(({ id }) => id));
}

function changesIn<Thing extends object>(from: Thing, to: Thing, fields: readonly (keyof Thing & string)[]): FieldChanges {
  const differing = fields.filter((field) => !isDeepStrictEqual(from[field] ?? null, to[field] ?? null));
  return Object.fromEntries(differing.map((field) => [field, { from: from[field] ?? null, to: to[field] ?? null }]));
}
