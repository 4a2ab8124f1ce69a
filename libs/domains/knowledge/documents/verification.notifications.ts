import { type Sql, sql } from '@app/database';
import type { Words } from '@app/i18n';
import { NoticeChannel, NoticeMode, declareNotice } from '@app/notices';
import { isShownDocument } from './documents.scope';

interface VerificationValues {
  readonly title: string;
  /** Day on the calendar of the person. */
  readonly verified_until: string;
}

const VERIFIER: Words = { en: 'the verifier, or the owner if there is none', ko: '검증 담당자(없으면 문서 담당자)' };

/** Reminders of one day are one mail. */
const IN_DIGEST = { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Daily };

/** True while the document is published and its verification expires at the time of the reminder, and not at another. */
const expiresAt = (id: Sql, occasion: Sql, when: Sql): Sql => sql`EXISTS (SELECT FROM documents d
  WHERE d.id = ${id}::int AND ${isShownDocument(sql`d`)} AND d.verified_until = ${occasion}::timestamptz AND ${when})`;

export const VERIFICATION_DUE = declareNotice<VerificationValues>({
  type: 'document.verification_due',
  resource: 'document',
  on: 'remind_of_verification',
  audience: VERIFIER,
  label: { en: 'Documents to verify within two weeks', ko: '2주 이내에 검증이 필요한 문서' },
  channels: IN_DIGEST,
  holds: ({ id, occasion }) => expiresAt(id, occasion, sql`d.verified_until > now()`),
  texts: {
    en: {
      title: ({ title, verified_until }) => `Verify by ${verified_until}: ${title}`,
      sentence: ({ title, verified_until }) =>
        `“${title}” counts as verified until ${verified_until}. Please check it and verify it again.`,
    },
    ko: {
      title: ({ title, verified_until }) => `검증 필요(${verified_until}까지): ${title}`,
      sentence: ({ title, verified_until }) =>
        `문서의 검증 기한이 ${verified_until}에 끝납니다. 내용을 확인한 뒤 다시 검증해 주십시오: ${title}`,
    },
  },
});

export const VERIFICATION_OVERDUE = declareNotice<VerificationValues>({
  type: 'document.verification_overdue',
  resource: 'document',
  on: 'remind_of_expired_verification',
  audience: VERIFIER,
  label: { en: 'Documents whose verification has expired', ko: '검증 기한이 지난 문서' },
  channels: IN_DIGEST,
  holds: ({ id, occasion }) => expiresAt(id, occasion, sql`d.verified_until < now()`),
  texts: {
    en: {
      title: ({ title }) => `No longer verified: ${title}`,
      sentence: ({ title, verified_until }) =>
        `“${title}” counted as verified until ${verified_until}, and is marked as overdue since then.`,
    },
    ko: {
      title: ({ title }) => `검증 기한 지남: ${title}`,
      sentence: ({ title, verified_until }) => `문서의 검증 기한이 ${verified_until}에 지나 기한 초과로 표시되고 있습니다: ${title}`,
    },
  },
});
