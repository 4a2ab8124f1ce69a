export type Attributes = Readonly<Record<string, string | undefined>>;

type Scope = Readonly<Record<string, string | undefined>>;

const XMLNS = 'xmlns';

/** The declared prefixes of each element. A name is identified by its namespace, whatever its prefix is. */
export class Namespaces {
  private readonly scopes: Scope[] = [{}];

  enter(attributes: Attributes): void {
    const scope = this.scopes.at(-1)!;
    this.scopes.push(declaresAny(attributes) ? { ...scope, ...declaredBy(attributes) } : scope);
  }

  leave(): void {
    this.scopes.pop();
  }

  /** The namespace of an element and its local name. Without a declaration the namespace is the prefix, or empty. */
  resolve(name: string): readonly [uri: string, local: string] {
    const at = name.indexOf(':');
    const scope = this.scopes.at(-1)!;
    return at < 0 ? [scope[''] ?? '', name] : [scope[name.slice(0, at)] ?? name.slice(0, at), name.slice(at + 1)];
  }

  /** Attributes by name; those with a namespace as `{namespace}name`. One without a prefix belongs to its element. */
  resolveAll(attributes: Attributes): Attributes {
    if (!isAnyPrefixed(attributes)) return attributes;
    const resolved = (name: string) => (name.includes(':') ? `{${this.resolve(name).join('}')}` : name);
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [resolved(name), value]));
  }
}

// A sheet has millions of elements, so these two create no list of their attributes.
function declaresAny(attributes: Attributes): boolean {
  for (const name in attributes) if (name.startsWith(XMLNS)) return true;
  return false;
}

function isAnyPrefixed(attributes: Attributes): boolean {
  for (const name in attributes) if (name.includes(':')) return true;
  return false;
}

function declaredBy(attributes: Attributes): Scope {
  const declarations = Object.entries(attributes).filter(([name]) => name === XMLNS || name.startsWith(`${XMLNS}:`));
  return Object.fromEntries(declarations.map(([name, uri]) => [name.slice(XMLNS.length + 1), uri]));
}
