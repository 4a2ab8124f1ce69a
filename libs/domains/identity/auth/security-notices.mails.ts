import type { NoticeFacts, NoticedAction } from '@app/audit';
import type { Language, Words } from '@app/i18n';
import { type MailTemplate, type Wording, defineMail } from '@app/mail';
import { SECURITY_WORDS, type SecurityWords } from './security-notice-words';

interface NoticeValues extends NoticeFacts {
  readonly name: string;
}

/** Advice for an owner who did not make the change. */
const ADVICE: Words = {
  en: 'If you did not expect this, change your password at once and inform an administrator of your company.',
  ko: '예상하지 못한 변경이라면 즉시 비밀번호를 변경하고 회사 관리자에게 알려 주십시오.',
};

const english =
  (notice: SecurityWords) =>
  (values: NoticeValues): Wording => {
    const [subject, sentence, advice = ADVICE.en] = notice(values);
    return { subject, text: `Dear ${values.name},\n\n${sentence}\n\n${advice}` };
  };

const korean =
  (notice: SecurityWords) =>
  (values: NoticeValues): Wording => {
    const [subject, sentence, advice = ADVICE.ko] = notice(values);
    return { subject, text: `${values.name} 님, 안녕하세요.\n\n${sentence}\n\n${advice}` };
  };

const mailOf = ({ en, ko }: Readonly<Record<Language, SecurityWords>>): MailTemplate<NoticeValues> =>
  defineMail<NoticeValues>({ en: english(en), ko: korean(ko) });

/** The mails by audit action. */
export const SECURITY_NOTICES = Object.fromEntries(
  Object.entries(SECURITY_WORDS).map(([action, words]) => [action, mailOf(words)]),
) as Readonly<Record<NoticedAction, MailTemplate<NoticeValues>>>;
