import { NotFound } from '@app/errors';
import { escaped } from '@app/html';
import { page } from '@app/http';
import { type Language, PAGE, type Words } from '@app/i18n';
import { noticeSubjectOf } from '@app/notices';

const TITLE: Words = { en: 'Sign in to see this', ko: '로그인하면 볼 수 있습니다' };
const WHERE: Words = {
  en: 'This installation has no front end. After signing in, read it here:',
  ko: '이 서비스에는 웹 화면이 없습니다. 로그인한 뒤 다음 주소에서 확인하십시오.',
};
const DOCS: Words = { en: 'Sign in with the documentation of the API', ko: 'API 문서에서 로그인하기' };

/** The page is the same whether or not there is such a thing. Throws `NotFound` for a kind that does not exist. */
export function openPage({ kind, id }: { readonly kind: string; readonly id: string }, language: Language): string {
  const subject = noticeSubjectOf(kind);
  if (!subject) throw new NotFound(PAGE);
  const path = `/api/v1${(subject.api_path ?? subject.path)(encodeURIComponent(id))}`;
  const body = `<h1>${TITLE[language]}</h1><p>${WHERE[language]}</p><p><code>GET ${escaped(path)}</code></p><p><a href="/docs">${DOCS[language]}</a></p>`;
  return page(TITLE[language], body, language);
}
