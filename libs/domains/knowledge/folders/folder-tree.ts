import type { FolderNodeView } from './folders.view';

/** A folder with its depth: the number of folders above it in the tree. */
export type PlacedFolder = FolderNodeView & { readonly depth: number };

/**
 * Orders folders, which are sorted by name, as a tree: each is followed by those beneath it. A folder whose parent is missing is at the
 * top.
 */
export function treeOf(folders: readonly FolderNodeView[]): PlacedFolder[] {
  const ids = new Set(folders.map(({ id }) => id));
  const beneath = new Map<number | null, FolderNodeView[]>();
  for (const folder of folders) {
    const parent = folder.parent_id !== null && ids.has(folder.parent_id) ? folder.parent_id : null;
    beneath.set(parent, [...(beneath.get(parent) ?? []), folder]);
  }
  const placed = (parent: number | null, depth: number): PlacedFolder[] =>
    (beneath.get(parent) ?? []).flatMap((folder) => [{ ...folder, depth }, ...placed(folder.id, depth + 1)]);
  return placed(null, 0);
}
