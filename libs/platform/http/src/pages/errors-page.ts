import type { OpenAPIObject } from '@nestjs/swagger';
import { type Refusal, catalogue } from '@app/errors';
import { escaped } from '@app/html';
import { STATUS } from '../problems/status';
import { type ErrorPlace, ErrorPlaces } from './error-places';
import { page } from './html';

type Document = Pick<OpenAPIObject, 'paths' | 'components'>;

const sorted = (): Refusal[] => [...catalogue].sort((a, b) => a.code.localeCompare(b.code));

/** Up to so many operations are all named on the page of Markdown, and a few of more. */
const LISTED = 8;
const EXAMPLES = 3;

/** The error catalogue as a page. The `type` of every problem links to its row. */
export function errorsPage(name: string, document: Document): string {
  const places = new ErrorPlaces(document);
  const rows = sorted().map(
    ({ code, error, kind, en, ko, remedy }) =>
      `<tr id="${code}"><td><a href="#${code}">${code}</a></td><td>${STATUS[kind]}</td><td><code>${escaped(error).replaceAll('_', '_<wbr>')}</code></td>` +
      `<td>${escaped(en)}<p>${inHtml(remedy.en)}</p></td><td lang="ko">${escaped(ko)}<p>${inHtml(remedy.ko)}</p></td>` +
      `<td>${placesInHtml(places, code)}</td></tr>`,
  );
  return page(
    `${name}: errors`,
    `<h1>Errors</h1><p>Every answer of 400 and above is an <code>application/problem+json</code> document. Its <code>error</code> and
<code>code</code> never change and are never translated. Below each cause stands its remedy.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Error</th><th>Cause and remedy</th><th>원인과 해결 방법</th><th>Occurs at</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  );
}

/** Text with code between backticks. */
const inHtml = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

function placesInHtml(places: ErrorPlaces, code: string): string {
  const found = places.of(code);
  const total = totalOf(found, places);
  if (total === ANY || total === EVERY) return total;
  const items = found.map(({ route, summary }) => `<li><code>${escaped(route)}</code> ${escaped(summary)}</li>`).join('');
  return `<details><summary>${total}</summary><ul>${items}</ul></details>`;
}

const ANY = 'Any request';
const EVERY = 'Every operation';

/** Errors that no operation declares come from the server itself, before an operation is found. */
function totalOf(found: readonly ErrorPlace[], { operations }: ErrorPlaces): string {
  if (found.length === 0) return ANY;
  if (found.length === operations) return EVERY;
  return found.length === 1 ? '1 operation' : `${found.length} operations`;
}

/** The error catalogue as Markdown, for `docs/errors.md`. */
export function errorsMarkdown(document: Document): string {
  const places = new ErrorPlaces(document);
  const sections = sorted().map(
    ({ code, error, kind, en, ko, remedy }) => `## ${code} \`${error}\`

- Status: ${STATUS[kind]}
- Cause: ${en}
- Remedy: ${remedy.en}
- 원인: ${ko}
- 해결: ${remedy.ko}
- Occurs at: ${placesInMarkdown(places, code)}
`,
  );
  return `# Errors

Every answer of 400 and above is an \`application/problem+json\` document. Its \`error\` and \`code\` never change and are never
translated. This page is printed from the catalogue and the contract by \`npm run openapi\`; \`/docs/errors\` serves the same with all operations.

${sections.join('\n')}`;
}

function placesInMarkdown(places: ErrorPlaces, code: string): string {
  const found = places.of(code);
  const total = totalOf(found, places);
  if (total === ANY || total === EVERY) return total;
  const isShort = found.length <= LISTED;
  const named = found.slice(0, isShort ? LISTED : EXAMPLES).map(({ route, summary }) => `\`${route}\` (${summary})`);
  return `${isShort ? '' : `${total}, such as `}${named.join(', ')}`;
}
