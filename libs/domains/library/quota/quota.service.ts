import { Injectable } from '@nestjs/common';
import { type Actor, type Permissions, authorize, permissionsOn } from '@app/auth';
import type { Language, Words } from '@app/i18n';
import { type Balance, QuotaLedgerRepository } from './quota-ledger.repository';
import { QuotaPolicy } from './quota.policy';
import { type QuotaBalance, QuotaRepository } from './quota.repository';

/** A quota with its computed figures. */
export interface QuotaOverview extends Omit<QuotaBalance, 'pool_available'> {
  readonly available: number;
  readonly percentage: number;
  readonly advice: string;
}

@Injectable()
export class QuotaService {
  constructor(
    private readonly quotas: QuotaRepository,
    private readonly ledger: QuotaLedgerRepository,
  ) {}

  /** Returns the quota of the actor, with their permissions on it. */
  async get(actor: Actor, language: Language): Promise<QuotaOverview & Permissions> {
    const holder = { user_id: actor.id, company_id: actor.company_id };
    return { ...(await this.show(actor, language)), ...permissionsOn(actor, QuotaPolicy.read.resource, holder) };
  }

  async show(actor: Actor, language: Language): Promise<QuotaOverview> {
    const { pool_available, ...balance } = await this.quotas.balanceOf(actor);
    const { limit, used, reserved } = balance;
    const available = Math.max(0, Math.min(limit - used - reserved, pool_available ?? Infinity));
    return { ...balance, available, percentage: percentageOf(used, limit), advice: adviceFor(used, limit)[language] };
  }

  /** Returns the quota of the actor's company. */
  async oversee(actor: Actor): Promise<Balance & { readonly available: number | null; readonly percentage: number | null }> {
    authorize(QuotaPolicy.oversee, actor);
    const balance = await this.ledger.balanceOfCompany(actor.company_id!);
    const { limit, used, reserved } = balance;
    if (limit === null) return { ...balance, available: null, percentage: null };
    return { ...balance, available: Math.max(0, limit - used - reserved), percentage: percentageOf(used, limit) };
  }
}

/** Rounded to one decimal. */
const percentageOf = (used: number, limit: number): number => (limit === 0 ? 100 : Math.round((used / limit) * 1_000) / 10);

const ADVICE: readonly (readonly [from: number, words: Words])[] = [
  [
    100,
    {
      en: 'Your storage is full. Delete files permanently, or ask an admin for more storage.',
      ko: '저장 공간이 가득 찼습니다. 파일을 영구 삭제하거나 관리자에게 용량을 요청하십시오.',
    },
  ],
  [
    95,
    {
      en: 'Your storage is almost full. Delete files that you no longer need.',
      ko: '저장 공간이 거의 찼습니다. 필요 없는 파일을 삭제하십시오.',
    },
  ],
  [
    80,
    {
      en: 'Your storage is filling up. Check for files that you no longer need.',
      ko: '저장 공간이 얼마 남지 않았습니다. 필요 없는 파일을 정리하십시오.',
    },
  ],
];
const PLENTY: Words = { en: 'You have plenty of storage left.', ko: '저장 공간이 넉넉합니다.' };

const adviceFor = (used: number, limit: number): Words => ADVICE.find(([from]) => percentageOf(used, limit) >= from)?.[1] ?? PLENTY;
