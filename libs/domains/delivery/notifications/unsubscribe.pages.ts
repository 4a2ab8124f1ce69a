import { escaped } from '@app/html';
import { page } from '@app/http';
import type { Language, Words } from '@app/i18n';
import type { UnsubscribeOffer } from './unsubscribe.service';

const TITLE: Words = { en: 'Stop these mails?', ko: '메일 수신을 거부하시겠습니까?' };
const BUTTON: Words = { en: 'Stop these mails', ko: '메일 수신 거부' };
const ALL: Words = {
  en: 'You will get no more notifications by mail. The list of notifications in the product stays as it is.',
  ko: '앞으로 알림을 메일로 보내지 않습니다. 서비스 안의 알림 목록은 그대로 유지됩니다.',
};
const ONE: Readonly<Record<Language, (label: string) => string>> = {
  en: (label) => `You will get no more mails of the kind “${label}”. The list of notifications in the product stays as it is.`,
  ko: (label) => `앞으로 “${label}” 알림을 메일로 보내지 않습니다. 서비스 안의 알림 목록은 그대로 유지됩니다.`,
};
const DONE: Words = { en: 'The mails are turned off.', ko: '메일 수신을 거부했습니다.' };
const BACK: Words = {
  en: 'You can turn them on again in your preferences, after signing in.',
  ko: '로그인한 뒤 알림 설정에서 다시 받을 수 있습니다.',
};

const about = ({ language, label }: UnsubscribeOffer): string => escaped(label === undefined ? ALL[language] : ONE[language](label));

/** A page with one button. Opening it changes nothing, because programs that scan mails open links, too. */
export function unsubscribePage(offer: UnsubscribeOffer, token: string): string {
  const { language } = offer;
  const form = `<form method="post" action="?token=${encodeURIComponent(token)}"><button name="List-Unsubscribe" value="One-Click">${BUTTON[language]}</button></form>`;
  return page(TITLE[language], `<h1>${TITLE[language]}</h1><p>${about(offer)}</p>${form}`, language);
}

export const unsubscribedPage = (offer: UnsubscribeOffer): string =>
  page(DONE[offer.language], `<h1>${DONE[offer.language]}</h1><p>${about(offer)} ${BACK[offer.language]}</p>`, offer.language);
