import { escaped } from '@app/html';
import { page } from '@app/http';
import { type Language, type Words, languageFor } from '@app/i18n';

interface Form {
  readonly title: Words;
  readonly button: Words;
  readonly fields: (language: Language) => string;
  /** A second form for the opposite answer: its route and its button. */
  readonly other?: { readonly name: string; readonly button: Words };
}

const NEW_PASSWORD: Words = { en: 'New password, 8 to 72 bytes', ko: '새 비밀번호 (8~72바이트)' };
const PASSWORD: Words = { en: 'The password of your account', ko: '계정의 비밀번호' };

const FORMS = {
  'verify-email': {
    title: { en: 'Is this your e-mail address?', ko: '이메일 주소를 확인해 주십시오' },
    button: { en: 'Yes, it is mine', ko: '네, 제 주소입니다' },
    fields: (language) =>
      `<label>${PASSWORD[language]}<br><input type="password" name="password" required maxlength="1000" autocomplete="current-password"></label>`,
    other: { name: 'disown-email', button: { en: 'This is not me', ko: '제가 가입하지 않았습니다' } },
  },
  'reset-password': {
    title: { en: 'Choose a new password', ko: '새 비밀번호를 설정하십시오' },
    button: { en: 'Set the password', ko: '비밀번호 설정' },
    fields: (language) =>
      `<label>${NEW_PASSWORD[language]}<br><input type="password" name="new_password" required minlength="8" maxlength="72" autocomplete="new-password"></label>`,
  },
} as const satisfies Record<string, Form>;

type DoneName = keyof typeof FORMS | 'disown-email';

const DONE: Readonly<Record<DoneName, Words>> = {
  'disown-email': {
    en: 'Thank you. Your address is no longer used here.',
    ko: '감사합니다. 이 주소는 더 이상 사용되지 않습니다.',
  },
  'verify-email': { en: 'Thank you. The address is confirmed.', ko: '감사합니다. 이메일 주소가 인증되었습니다.' },
  'reset-password': {
    en: 'The password is set. You can now sign in with it.',
    ko: '비밀번호가 설정되었습니다. 이제 새 비밀번호로 로그인할 수 있습니다.',
  },
};

/** Page of a mailed link. Opening it changes nothing, because programs that scan mails open links too, but press no buttons. */
export function formPage(name: keyof typeof FORMS, token: string, languages?: string): string {
  const language = languageFor(languages, null);
  const { title, button, fields, other }: Form = FORMS[name];
  const secret = `<input type="hidden" name="token" value="${escaped(token)}">`;
  const form = (target: string, inner: string) => `<form method="post" action="/api/v1/auth/links/${target}">${secret}${inner}</form>`;
  const main = form(name, `<p>${fields(language)}</p><button>${button[language]}</button>`);
  const second = other ? form(other.name, `<p><button>${other.button[language]}</button></p>`) : '';
  return page(title[language], `<h1>${title[language]}</h1>${main}${second}`, language);
}

export function donePage(name: DoneName, languages?: string): string {
  const language = languageFor(languages, null);
  return page(DONE[name][language], `<h1>${DONE[name][language]}</h1>`, language);
}
