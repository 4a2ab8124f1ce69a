import { escaped } from '@app/html';
import { page } from '@app/http';
import type { Language, Words } from '@app/i18n';
import { type OfferedType, byCatalogue } from './unsubscribe-choices';
import type { UnsubscribeOffer, UnsubscribeOutcome } from './unsubscribe.service';

const TITLE: Words = { en: 'Stop these mails?', ko: '메일 수신을 거부하시겠습니까?' };
const BUTTON: Words = { en: 'Stop these mails', ko: '메일 수신 거부' };
const ONE: Readonly<Record<Language, (label: string) => string>> = {
  en: (label) => `You will get no more mails of the kind “${label}”. You will still see them in your list of notifications.`,
  ko: (label) => `앞으로 “${label}” 알림을 메일로 보내지 않습니다. 알림 목록에서는 계속 볼 수 있습니다.`,
};
const SEVERAL: Words = {
  en: 'The mail has notifications of these kinds. Those that are ticked will no longer be mailed to you. You will still see them in your list of notifications.',
  ko: '이 메일에는 다음 종류의 알림이 들어 있습니다. 선택한 종류는 앞으로 메일로 보내지 않으며, 알림 목록에서는 계속 볼 수 있습니다.',
};
const DONE: Words = { en: 'The mails are turned off.', ko: '메일 수신을 거부했습니다.' };
const NONE: Words = { en: 'Nothing has changed.', ko: '변경된 내용이 없습니다.' };
const ENDED: Words = { en: 'You will get no more mails of these kinds:', ko: '앞으로 다음 종류의 알림은 메일로 보내지 않습니다.' };
const PREFERENCES: Words = {
  en: 'All other mails stay as they are. After signing in, you can change them in your preferences.',
  ko: '다른 메일은 그대로 받습니다. 로그인한 뒤 알림 설정에서 바꿀 수 있습니다.',
};
const UNDO: Words = { en: 'Turn them on again', ko: '다시 받기' };
const OFF: Words = { en: 'These mails are off.', ko: '이미 수신을 거부한 메일입니다.' };
const UNDONE: Words = { en: 'The mails are on again.', ko: '다시 메일을 받습니다.' };

type Fields = readonly (readonly [name: string, value: string])[];

const hidden = (fields: Fields): string =>
  fields.map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`).join('');

const formOf = (token: string, inner: string): string => `<form method="post" action="?token=${encodeURIComponent(token)}">${inner}</form>`;
const buttonOf = (value: string, text: string): string => `<button name="List-Unsubscribe" value="${value}">${text}</button>`;
const listOf = (types: readonly OfferedType[]): string => `<ul>${types.map(({ label }) => `<li>${escaped(label)}</li>`).join('')}</ul>`;

/** Returns a page with a button, and with a box for each of several types. Opening it changes nothing, because programs that scan mails open links. */
export function unsubscribePage({ language, types }: UnsubscribeOffer, token: string): string {
  const on = types.filter(({ is_on }) => is_on);
  if (on.length === 0) return offPage({ language, types: types.map(byCatalogue) }, token, OFF);
  const content = types.length === 1 ? oneOf(types[0]!, language, token) : severalOf(on, language, token);
  return page(TITLE[language], `<h1>${TITLE[language]}</h1>${content}`, language);
}

const oneOf = ({ label }: OfferedType, language: Language, token: string): string =>
  `<p>${escaped(ONE[language](label))}</p>${formOf(token, buttonOf('One-Click', BUTTON[language]))}`;

function severalOf(on: readonly OfferedType[], language: Language, token: string): string {
  const boxes = on.map(
    ({ type, label }) => `<p><label><input type="checkbox" name="type" value="${escaped(type)}" checked> ${escaped(label)}</label></p>`,
  );
  return `<p>${SEVERAL[language]}</p>${formOf(token, boxes.join('') + buttonOf('Chosen', BUTTON[language]))}`;
}

/** Returns the page after a click. It names the changed types. Its button turns ended mails on again, with the mode that they had. */
export function changedPage({ outcome, ...offer }: UnsubscribeOutcome, token: string): string {
  if (outcome === 'off') return offPage(offer, token, DONE);
  const { language, types } = offer;
  const title = (outcome === 'on' ? UNDONE : NONE)[language];
  return page(title, `<h1>${title}</h1>${outcome === 'on' ? listOf(types) : ''}<p>${PREFERENCES[language]}</p>`, language);
}

function offPage({ language, types }: UnsubscribeOffer, token: string, title: Words): string {
  const before = types.map(({ type, chosen }) => ['before', `${type}:${chosen ?? 'default'}`] as const);
  const undo = formOf(token, hidden(before) + buttonOf('Undo', UNDO[language]));
  const body = `<h1>${title[language]}</h1><p>${ENDED[language]}</p>${listOf(types)}<p>${PREFERENCES[language]}</p>${undo}`;
  return page(title[language], body, language);
}
