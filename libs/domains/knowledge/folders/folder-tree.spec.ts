import { treeOf } from './folder-tree';

const folder = (id: number, parent_id: number | null) => ({
  id,
  version: 1,
  name: `Folder ${id}`,
  parent_id,
  department: null,
  is_private: false,
});

describe('the tree of folders', () => {
  it('puts folders after the one above, with their depth', () => {
    const tree = treeOf([folder(1, null), folder(2, 3), folder(3, null), folder(4, 2), folder(5, 1)]);
    expect(tree.map(({ id, depth }) => [id, depth])).toEqual([
      [1, 0],
      [5, 1],
      [3, 0],
      [2, 1],
      [4, 2],
    ]);
  });

  it('puts folders at the top whose parent is not among them', () => {
    expect(treeOf([folder(2, 1)])).toEqual([{ ...folder(2, 1), depth: 0 }]);
  });
});
