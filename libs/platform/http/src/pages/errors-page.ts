import { type Refusal, catalogue } from '@app/errors';
import { escaped } from '@app/html';
import { STATUS } from '../problems/status';
import { page } from './html';

const sorted = (): Refusal[] => [...catalogue].sort((a, b) => a.code.localeCompare(b.code));

/** The error catalogue as a page. The `type` of every problem links to its row. */
export function errorsPage(name: string): string {
  const rows = sorted().map(
    ({ code, error, kind, en, ko }) =>
      `<tr id="${code}"><td><a href="#${code}">${code}</a></td><td>${STATUS[kind]}</td><td><code>${escaped(error)}</code></td>` +
      `<td>${escaped(en)}</td><td lang="ko">${escaped(ko)}</td></tr>`,
  );
  return page(
    `${name}: errors`,
    `<h1>Errors</h1><p>Every answer of 400 and above is an <code>application/problem+json</code> document. Its <code>error</code> and
<code>code</code> never change and are never translated.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Error</th><th>English</th><th>한국어</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  );
}

/** The error catalogue as Markdown, for `docs/errors.md`. */
export function errorsMarkdown(): string {
  const rows = sorted().map(({ code, error, kind, en, ko }) => `| ${code} | ${STATUS[kind]} | \`${error}\` | ${en} | ${ko} |`);
  return `# Errors

Every answer of 400 and above is an \`application/problem+json\` document. Its \`error\` and \`code\` never change and are never
translated. This page is printed from the catalogue by \`npm run openapi\`; \`/docs/errors\` serves the same table.

| Code | Status | Error | English | 한국어 |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
