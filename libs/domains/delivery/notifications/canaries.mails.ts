import { defineMail } from '@app/mail';

/** The daily test mail of a company, for the operator. */
export const CanaryMail = defineMail<{ company: string; day: string }>({
  en: ({ company, day }) => ({
    subject: `Test of notifications: ${company}, ${day}`,
    text: `Company: ${company}\nDay: ${day}\n\nThis mail proves that notifications of this company are sent. Nobody has to do anything.\n\nIf it stops coming, read the log of the worker.`,
  }),
  ko: ({ company, day }) => ({
    subject: `알림 발송 점검: ${company}, ${day}`,
    text: `회사: ${company}\n날짜: ${day}\n\n이 회사의 알림이 정상적으로 발송되는지 확인하는 메일입니다. 따로 하실 일은 없습니다.\n\n이 메일이 오지 않으면 작업자(worker)의 로그를 확인하십시오.`,
  }),
});
