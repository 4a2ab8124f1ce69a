import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { QuotaExceeded } from '@app/errors';
import { Events } from '@app/events';
import { CompanylessQuotaRepository } from './companyless-quota.repository';
import { type Balance, type Delta, type Levels, type QuotaAccount, QuotaLedgerRepository } from './quota-ledger.repository';
import { COMPANYLESS_BYTES } from './quota-plan';
import { CompanyQuotaLevelReached, QuotaLevelReached } from './quota.events';
import { Step } from './quota-entry.entity';

const NO_ROOM = { en: 'not enough storage is left', ko: '남은 용량이 부족합니다' };

const NO_SHARED_ROOM = {
  en: 'not enough storage is left for users without a company: upload a smaller file, or join a company',
  ko: '회사에 소속되지 않은 사용자가 함께 쓰는 저장 용량이 부족합니다. 회사에 가입하거나 더 작은 파일로 시도하십시오',
};

/**
 * Moves bytes between reserved, used and free. Each step joins the caller's transaction and takes its last locks, except those of the audit
 * log.
 */
@Injectable()
export class QuotaLedgerService {
  constructor(
    private readonly ledger: QuotaLedgerRepository,
    private readonly companyless: CompanylessQuotaRepository,
    private readonly db: Database,
    private readonly events: Events,
  ) {}

  /**
   * Reserves bytes for an upload. Throws `QuotaExceeded` (E001) if the limit of the user, of the company, or of all users without a company
   * would be exceeded.
   */
  reserve(account: QuotaAccount, bytes: number): Promise<void> {
    return this.db.transaction(async () => {
      const { user_id, company_id } = account;
      if (!(await this.ledger.reserveForUser(user_id, bytes))) throw exceeded(await this.ledger.balanceOfUser(user_id), bytes);
      if (company_id === null) await this.reserveWithoutCompany(bytes);
      else if (!(await this.ledger.reserveForCompany(company_id, bytes)))
        throw exceeded(await this.ledger.balanceOfCompany(company_id), bytes);
      this.ledger.enter(account, Step.Reserve, { used: 0, reserved: bytes });
    });
  }

  /** Turns reserved bytes into used ones. */
  commit(account: QuotaAccount, bytes: number): Promise<void> {
    return this.move(account, Step.Commit, { used: bytes, reserved: -bytes });
  }

  /** Frees reserved bytes. */
  cancel(account: QuotaAccount, bytes: number): Promise<void> {
    return this.move(account, Step.Release, { used: 0, reserved: -bytes });
  }

  /** Frees used bytes. */
  release(account: QuotaAccount, bytes: number): Promise<void> {
    return this.move(account, Step.Release, { used: -bytes, reserved: 0 });
  }

  /** Corrects a charge by the difference to what is stored or reserved. */
  adjust(account: QuotaAccount, delta: Delta): Promise<void> {
    return this.move(account, Step.Adjust, delta);
  }

  /** Computes the fill level anew after a change of the limit. */
  async relevel(user_id: number): Promise<void> {
    await this.moveUser(user_id, { used: 0, reserved: 0 });
  }

  private move(account: QuotaAccount, step: Step, delta: Delta): Promise<void> {
    return this.db.transaction(async () => {
      const { user_id, company_id } = account;
      await this.moveUser(user_id, delta);
      if (company_id === null) await this.companyless.move(delta);
      else await this.moveCompany(company_id, delta);
      this.ledger.enter(account, step, delta);
    });
  }

  /** Refuses without the present use, which would show how much others store. */
  private async reserveWithoutCompany(bytes: number): Promise<void> {
    if (!(await this.companyless.reserve(bytes, COMPANYLESS_BYTES)))
      throw new QuotaExceeded([{ field: 'size', message: NO_SHARED_ROOM, requested: bytes }]);
  }

  private async moveUser(user_id: number, delta: Delta): Promise<void> {
    const levels = await this.ledger.moveUser(user_id, delta);
    if (isCrossed(levels)) this.events.publish(QuotaLevelReached, { user_id, level: levels.after });
  }

  private async moveCompany(company_id: string, delta: Delta): Promise<void> {
    const levels = await this.ledger.moveCompany(company_id, delta);
    if (isCrossed(levels)) this.events.publish(CompanyQuotaLevelReached, { company_id, level: levels.after });
  }
}

const isCrossed = ({ before, after }: Levels): boolean => after > before;

const exceeded = ({ limit, used, reserved }: Balance, requested: number) =>
  new QuotaExceeded([{ field: 'size', message: NO_ROOM, limit: limit ?? undefined, used, reserved, requested }]);
