import type { FastifyRequest } from 'fastify';
import { escaped } from '@app/html';
import type { Language } from '@app/i18n';

export const HTML = 'text/html; charset=utf-8';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2933}
a{color:#0b5fff}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .8rem;border-bottom:1px solid #d9e2ec;vertical-align:top}
code{background:#f0f4f8;padding:.1rem .3rem;border-radius:.2rem}tr:target{background:#fff8c5}`;

/** A self-contained page without scripts. */
export const page = (title: string, body: string, language: Language = 'en'): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>\n`;

/** True if the client prefers HTML. Browsers name it first. */
export const prefersHtml = ({ headers }: FastifyRequest): boolean =>
  headers.accept?.split(',', 1)[0]?.trim().startsWith('text/html') ?? false;
