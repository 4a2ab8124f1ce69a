import { escaped } from '@app/html';
import { page } from '@app/http';
import { type Language, type Words, languageFor } from '@app/i18n';
import type { InvitationPreview } from './invitation-preview';

const TITLE = {
  en: (company: string) => `Join ${company}`,
  ko: (company: string) => `${company}에 참여하기`,
};
const FOR: Words = { en: 'The invitation is for', ko: '초대받은 주소' };
const NAME: Words = { en: 'Your name', ko: '이름' };
const PASSWORD: Words = { en: 'A password, 8 to 72 bytes', ko: '비밀번호 (8~72바이트)' };
const BUTTON: Words = { en: 'Accept the invitation', ko: '초대 수락' };
const HAS_ACCOUNT: Words = {
  en: 'You already have an account with this address. Sign in to Tutti, and accept the invitation there.',
  ko: '이 주소로 이미 가입되어 있습니다. Tutti에 로그인한 다음 초대를 수락하십시오.',
};
const DONE: Words = { en: 'Welcome. You can sign in now.', ko: '환영합니다. 이제 로그인할 수 있습니다.' };

/** The page behind the link. It changes nothing, because programs that scan mails follow links, too. */
export function invitationPage({ email, name, company, has_account }: InvitationPreview, token: string, languages?: string): string {
  const language = languageFor(languages, null);
  const title = TITLE[language](company.name);
  const about = `<h1>${escaped(title)}</h1><p>${FOR[language]}: <strong>${escaped(email)}</strong></p>`;
  return page(title, about + (has_account ? `<p>${HAS_ACCOUNT[language]}</p>` : form(name ?? '', token, language)), language);
}

export function welcomePage(languages?: string): string {
  const language = languageFor(languages, null);
  return page(DONE[language], `<h1>${DONE[language]}</h1>`, language);
}

const form = (name: string, token: string, language: Language): string =>
  `<form method="post" action="/api/v1/users/invitations/link"><input type="hidden" name="token" value="${escaped(token)}">
<p><label>${NAME[language]}<br><input name="name" required maxlength="100" autocomplete="name" value="${escaped(name)}"></label></p>
<p><label>${PASSWORD[language]}<br><input type="password" name="password" required minlength="8" maxlength="72" autocomplete="new-password"></label></p>
<button>${BUTTON[language]}</button></form>`;
