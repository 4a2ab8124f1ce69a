import type { FastifyInstance } from 'fastify';

/** Which methods an address answers to, for those who used another one. */
export class Methods {
  private readonly routes: { readonly path: RegExp; readonly methods: readonly string[] }[] = [];

  /** Watches the routes of `fastify` come in: to be called before there are any. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      // A browser's preflight is answered everywhere, and so says nothing of what is there.
      if (method !== 'OPTIONS') this.routes.push({ path: patternOf(url), methods: [method].flat() });
    });
  }

  /** In alphabetical order; none where there is nothing. */
  at(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const methods = this.routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort();
  }
}

/** `/users/:id` and `/docs/*` as expressions. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*/g, '.*')}$`,
  );
