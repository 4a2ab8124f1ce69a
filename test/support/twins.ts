const TOKEN = /"(?:[^"\\]|\\.)*"\s*:?|[{}]/g;

/**
 * Lists names that an object of this JSON has twice. `JSON.parse` silently keeps the last one, while parsers of Rust, Go and Java refuse
 * the whole text (RFC 8259, section 4).
 */
export function twinsIn(json: string): string[] {
  const objects: Set<string>[] = [];
  const twins: string[] = [];
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (token.endsWith(':')) {
      const name = JSON.parse(token.slice(0, -1)) as string;
      const names = objects.at(-1)!;
      if (names.has(name)) twins.push(name);
      names.add(name);
    }
  }
  return twins;
}
