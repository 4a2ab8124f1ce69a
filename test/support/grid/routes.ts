/** Pages, pictures, and what a signature opens: the contract leaves out what is about it, or what opens by its path alone. `/storage/*` is printed as `/*`. */
const PAGES = /^(\*|\/\*?|\/(metrics|openapi\.json|docs|redoc|pictures)(\/.*)?)$/;

const LINE = /^((?:│ {3}| {4})*)[├└]── (\S+) \(([A-Z, ]+)\)$/;

/** Every route of the router, `GET /api/v1/users/{id}`, out of the tree that it prints; pages are left out. */
export function routesIn(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part, methods = ''] = LINE.exec(line) ?? [];
    if (!part) return [];
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    const path = above
      .join('')
      .replace(/\/{2,}/g, '/')
      .replace(/:(\w+)/g, '{$1}');
    return PAGES.test(path) ? [] : methods.split(', ').map((method) => `${method} ${path}`);
  });
}
