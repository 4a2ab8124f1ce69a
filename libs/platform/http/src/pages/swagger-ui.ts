import type { SwaggerCustomOptions } from '@nestjs/swagger';

interface Operation {
  get(name: 'path' | 'method'): string;
  getIn(path: readonly ['operation', 'summary' | 'operationId']): string | undefined;
}

interface Operations {
  readonly size: number;
  filter(isWanted: (operation: Operation) => boolean): Operations;
}

interface Tag {
  get(name: 'operations'): Operations;
  set(name: 'operations', operations: Operations): Tag;
}

interface Tags {
  map(change: (tag: Tag, name: string) => Tag): Tags;
  filter(isWanted: (tag: Tag) => boolean): Tags;
}

/**
 * Swagger UI itself filters by tag alone. With this plugin, the box finds operations by path, method, summary and id, too. The function is
 * sent to the browser as text, so it uses nothing from outside.
 */
const findOperations = () => ({
  fn: {
    opsFilter: (tags: Tags, phrase: string) => {
      const wanted = phrase.toLowerCase();
      const has = (text: string | undefined) => text?.toLowerCase().includes(wanted) === true;
      const isWanted = (one: Operation) =>
        has(one.get('path')) ||
        has(one.get('method')) ||
        has(one.getIn(['operation', 'summary'])) ||
        has(one.getIn(['operation', 'operationId']));
      return tags
        .map((tag, name) => (has(name) ? tag : tag.set('operations', tag.get('operations').filter(isWanted))))
        .filter((tag) => tag.get('operations').size > 0);
    },
  },
});

/**
 * Signing in by user name and password comes first, without the fields of a client, which Tutti does not ask for. The last scheme of the
 * document gets the cursor, so the schemes are shown in reverse.
 */
const STYLE = `.swagger-ui .dialog-ux .modal-ux-content { display: flex; flex-direction: column-reverse; }
.swagger-ui .auth-container div:has(> label[for^='client_']), .swagger-ui .auth-container div:has(> label[for='password_type']) { display: none; }`;

/** How `/docs` shows the contract. */
export const swaggerUi = (title: string): SwaggerCustomOptions => ({
  raw: false,
  customSiteTitle: title,
  customCss: STYLE,
  swaggerOptions: { persistAuthorization: true, displayOperationId: true, docExpansion: 'none', filter: true, plugins: [findOperations] },
});
