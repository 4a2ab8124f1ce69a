import type { FastifyInstance } from 'fastify';

/** Records the methods of each address, for the `Allow` header of a 405. */
export class Methods {
  private readonly routes: { readonly path: RegExp; readonly methods: readonly string[] }[] = [];

  /** Records the routes of `fastify`. Must be created before the routes are. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      // Preflights are answered everywhere, so OPTIONS says nothing about an address.
      if (method !== 'OPTIONS') this.routes.push({ path: patternOf(url), methods: [method].flat() });
    });
  }

  /** The methods of a URL in alphabetical order. Empty if there is no such address. */
  at(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const methods = this.routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort();
  }
}

/** Converts `/users/:id` and `/docs/*` to regular expressions. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*/g, '.*')}$`,
  );
