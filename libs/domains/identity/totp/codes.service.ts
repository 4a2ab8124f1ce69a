import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, Sealer } from '@app/auth';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { TooManyFailures } from '@identity/auth';
import { compact, recoveryHashOf, stepOf } from './codes';
import type { TotpSecret } from './totp-secret.entity';
import { TotpNotOn } from './totp.errors';
import { TotpRepository } from './totp.repository';

export type TotpHolder = Pick<Actor, 'id' | 'company_id'>;

/** A code and its purpose. */
export interface Trial {
  readonly holder: TotpHolder;
  readonly code: string;
  /** True if the code enables the second factor: then recovery codes are not accepted. */
  readonly confirms?: boolean;
  readonly refusal: () => Error;
}

type CodeOutcome<T> = { readonly value: T } | { readonly refused: Error };

/** Verifies codes and accepts each of them once. */
@Injectable()
export class CodesService {
  private readonly sealer = new Sealer('totp');

  constructor(
    private readonly totp: TotpRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  seal(secret: string, { id }: TotpHolder): string {
    return this.sealer.seal(secret, id);
  }

  /** Runs `work` if the code is right, in the transaction that uses the code up. Concurrent codes are checked one after the other. */
  async prove<T>(trial: Trial, work: (secret: TotpSecret) => Promise<T>): Promise<T> {
    const outcome = await this.db.transaction(() => this.consider(trial, work), [trial.holder.company_id]);
    if ('refused' in outcome) throw outcome.refused;
    return outcome.value;
  }

  /** Returns a refusal instead of throwing, because the failure must be committed. */
  private async consider<T>(trial: Trial, work: (secret: TotpSecret) => Promise<T>): Promise<CodeOutcome<T>> {
    const now = this.clock.now();
    const secret = await this.totp.findForUpdate(trial.holder.id);
    if (!secret || secret.isOn === Boolean(trial.confirms)) return { refused: new TotpNotOn() };
    const wait_s = secret.waitsFor(now);
    if (wait_s > 0) return { refused: new TooManyFailures(undefined, wait_s) };

    const isGood = await this.consume(secret, trial, now);
    await this.totp.save(secret);
    if (isGood) return { value: await work(secret) };
    await this.note('totp.refuse', trial.holder);
    return { refused: trial.refusal() };
  }

  private async consume(secret: TotpSecret, { holder, code, confirms }: Trial, now: Date): Promise<boolean> {
    const isGood = this.consumeTotp(secret, compact(code), now) || (!confirms && (await this.consumeRecoveryCode(holder, code)));
    if (isGood) secret.succeed();
    else secret.fail(now);
    return isGood;
  }

  private consumeTotp(secret: TotpSecret, code: string, now: Date): boolean {
    const opened = this.sealer.open(secret.sealed, secret.user_id);
    const step = opened && stepOf(opened.text, code, now, secret.last_step);
    if (!step) return false;
    secret.last_step = step;
    if (opened.is_stale) secret.sealed = this.sealer.seal(opened.text, secret.user_id);
    return true;
  }

  private async consumeRecoveryCode(holder: TotpHolder, code: string): Promise<boolean> {
    const used = await this.totp.useRecoveryCode(holder.id, recoveryHashOf(code));
    if (used) await this.note('totp.recover', holder);
    return used;
  }

  private note(action: `totp.${string}`, { id, company_id }: TotpHolder): Promise<void> {
    return this.audit.note({ action, actor_id: id, company_id, resource_id: id });
  }
}
