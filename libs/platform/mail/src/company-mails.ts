import { Injectable, Optional } from '@nestjs/common';
import { Clock, env } from '@app/config';
import { Database, sql } from '@app/database';
import { ValidationFailed, refusal } from '@app/errors';

const DAY_MS = 24 * 60 * 60 * 1_000;

export class MailBudgetSpent extends refusal({
  kind: 'rate_limited',
  error: 'MAIL_BUDGET_SPENT',
  code: 'E169',
  en: 'Your company has reached its daily limit of mails. Try again tomorrow (UTC).',
  ko: '회사의 하루 메일 발송 한도에 도달했습니다. 내일(UTC 기준) 다시 시도하십시오.',
  remedy: {
    en: 'Try again after midnight UTC, or ask the operator to raise the limit.',
    ko: 'UTC 자정 이후 다시 시도하거나 운영자에게 한도 상향을 요청하십시오.',
  },
}) {}

const UNREACHABLE = {
  en: 'must be the address of a user of your company, or be in a domain that the platform lists for it',
  ko: '회사 구성원의 주소이거나 플랫폼에 등록된 회사 도메인의 주소여야 합니다',
};

const OF_NO_COMPANY = {
  en: 'cannot be used: users without a company, such as platform admins, cannot send mails. Ask an admin of the company',
  ko: '플랫폼 관리자처럼 회사에 소속되지 않은 계정은 메일을 보낼 수 없습니다. 해당 회사의 관리자에게 요청하십시오',
};

/** Tells which addresses a company may write to. The domain that owns the users implements it. */
export abstract class MailRecipients {
  /** True for addresses of the company's users and of the domains that the platform lists for it. */
  abstract isReachable(company_id: string, address: string): Promise<boolean>;
}

/** Checks mails that users of a company send on purpose: the recipients, and the number a day. */
@Injectable()
export class CompanyMails {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Optional() private readonly recipients?: MailRecipients,
  ) {}

  /**
   * Refuses all other addresses in the same way, whoever owns them, and every address for users without a company. Throws
   * `ValidationFailed` (422) on `field`.
   */
  async expectReachable(company_id: string | null, address: string, field: string): Promise<void> {
    if (company_id === null) throw new ValidationFailed([{ field, message: OF_NO_COMPANY }]);
    if (!(await this.recipients?.isReachable(company_id, address))) throw new ValidationFailed([{ field, message: UNREACHABLE }]);
  }

  /**
   * Counts one mail towards the company's `MAIL_BUDGET_COMPANY` a day, in the transaction that enqueues it. Throws `MailBudgetSpent` (429).
   */
  async charge(company_id: string): Promise<void> {
    const now = +this.clock.now();
    const day = new Date(now).toISOString().slice(0, 10);
    const charged = await this.db.row(sql`
      WITH over AS (DELETE FROM mail_budgets WHERE company_id = ${company_id} AND day < ${day})
      INSERT INTO mail_budgets AS b (company_id, day, sent) VALUES (${company_id}, ${day}, 1)
      ON CONFLICT (company_id, day) DO UPDATE SET sent = b.sent + 1 WHERE b.sent < ${env.MAIL_BUDGET_COMPANY}
      RETURNING sent`);
    if (!charged) throw new MailBudgetSpent(undefined, Math.ceil((DAY_MS - (now % DAY_MS)) / 1_000));
  }
}
