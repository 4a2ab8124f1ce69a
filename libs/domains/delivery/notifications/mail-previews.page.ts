import { escaped } from '@app/html';
import { declareDevelopmentPage, page } from '@app/http';
import type { Language } from '@app/i18n';
import { type MailPreview, mailPreviews } from './mail-previews';

const TITLE = 'Mails of Tutti';
const NOTE = 'Each mail with made-up values, as text and as HTML, in both languages. Production does not serve this page.';
const GROUPS = { catalogue: 'Mails of the catalogue', direct: 'Mails with words of their own' } as const;
const LANGUAGES: readonly Language[] = ['en', 'ko'];
const FRAME = 'width:100%;height:32rem;border:1px solid #d9e2ec';
const TEXT = 'white-space:pre-wrap;overflow-wrap:anywhere;background:#f0f4f8;padding:1rem';

declareDevelopmentPage('/docs/mails', ({ mail }) => mailsPage(mail));

/** The list of all mails, or one of them. */
function mailsPage(name?: string): string {
  const previews = mailPreviews();
  const chosen = previews.find((preview) => preview.name === name);
  return chosen ? page(chosen.name, onePage(chosen)) : page(TITLE, listPage(previews));
}

function listPage(previews: readonly MailPreview[]): string {
  const groups = (Object.keys(GROUPS) as MailPreview['group'][]).map((group) => {
    const rows = previews.filter((preview) => preview.group === group).map(rowOf);
    return `<h2>${GROUPS[group]} (${rows.length})</h2><table><tr><th>Name</th><th>Subject</th><th>제목</th></tr>${rows.join('')}</table>`;
  });
  return `<h1>${TITLE}</h1><p>${NOTE}</p>${groups.join('')}`;
}

const rowOf = (preview: MailPreview): string => {
  const [en, ko] = LANGUAGES.map((language) => escaped(preview.in(language).subject));
  return `<tr><td><a href="?mail=${encodeURIComponent(preview.name)}">${escaped(preview.name)}</a></td><td>${en}</td><td lang="ko">${ko}</td></tr>`;
};

/** The text comes first, as in the mail: it is what everybody can read. */
function onePage(preview: MailPreview): string {
  const parts = LANGUAGES.map((language) => {
    const { subject, body, html = '' } = preview.in(language);
    const frame = `<iframe sandbox title="HTML" style="${FRAME}" srcdoc="${escaped(html)}"></iframe>`;
    return `<section lang="${language}"><h2>${escaped(subject)}</h2><pre style="${TEXT}">${escaped(body)}</pre>${frame}</section>`;
  });
  return `<p><a href="?">${TITLE}</a></p><h1>${escaped(preview.name)}</h1>${parts.join('')}`;
}
