import { Injectable } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { Clock, env } from '@app/config';
import type { Reach } from '@app/context';
import { Database, instant } from '@app/database';
import type { DomainError } from '@app/errors';
import { type Admission, type Origin, RegistrationClosed, SignInAccountsRepository, SignInsService } from '@identity/auth';
import { EmailTaken, VouchedUsersService } from '@organisation/users';
import { IdentitiesRepository, type IdentityHolder } from './identities.repository';
import { AccountExists, IdentityTaken, NotAdmitted, ProviderEmailUnverified } from './identity-providers.errors';
import { type SignInVerdict, judgeSignIn } from './linking';
import type { Assertion } from './provider';

const REFUSALS = {
  not_admitted: NotAdmitted,
  unverified: ProviderEmailUnverified,
  account_exists: AccountExists,
  closed: RegistrationClosed,
} as const satisfies Partial<Record<SignInVerdict, new () => DomainError>>;

/** The profile that a provider asserts, with the name of the provider. */
export type ExternalProfile = Assertion & { readonly provider: string };

type SignInDecision = { readonly admission: Admission } | { readonly verdict: keyof typeof REFUSALS; readonly holder?: IdentityHolder };

/** Signs people in by an identity provider. */
@Injectable()
export class ProviderSignInsService {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly accounts: SignInAccountsRepository,
    private readonly users: VouchedUsersService,
    private readonly signIns: SignInsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async admit(profile: ExternalProfile, origin: Origin): Promise<Admission> {
    const decision = await this.decide(profile, origin).catch((error: unknown) => {
      if (error instanceof EmailTaken || error instanceof IdentityTaken) return this.decide(profile, origin);
      throw error;
    });
    if ('admission' in decision) return decision.admission;

    const { verdict, holder } = decision;
    const about = { company_id: holder?.company_id, resource_id: holder?.id };
    await this.audit.note({ action: 'session.refuse', ...about, facts: { provider: code(profile.provider), reason: code(verdict) } });
    this.signIns.countFailure();
    throw new REFUSALS[verdict]();
  }

  /**
   * Decides in one transaction, so that no account is created without its identity. If a concurrent request takes the identity or the
   * address, a second try finds its account.
   */
  private async decide(profile: ExternalProfile, origin: Origin): Promise<SignInDecision> {
    const reach = await this.reachOf(profile);
    return this.db.transaction(async () => {
      // The order matters: an account that a concurrent request creates between the two is found as the owner.
      const namesake = await this.namesakeOf(profile);
      const owner = await this.identities.ownerOf(profile);
      const verdict = judgeSignIn({ owner, namesake, vouched: profile.vouched, open: env.REGISTRATION_ENABLED });
      if (isRefusal(verdict)) return { verdict, holder: owner ?? namesake };

      const user_id = owner?.id ?? (await this.newcomer(profile, namesake));
      const identity_id = owner?.identity_id ?? (await this.link(profile, user_id));
      return { admission: await this.welcome(profile, user_id, identity_id, origin) };
    }, reach);
  }

  /** Companies of the accounts that may be signed in, and no company for a new account. */
  private async reachOf(profile: ExternalProfile): Promise<Reach> {
    return [null, ...(await this.identities.companiesOf(profile, confirmedAddress(profile)))];
  }

  private async newcomer({ email, name }: ExternalProfile, namesake?: IdentityHolder): Promise<number> {
    const person = { email: email!, name };
    const { id } = await (namesake ? this.users.claim(namesake.id, person) : this.users.register(person));
    return id;
  }

  private async namesakeOf(profile: ExternalProfile): Promise<IdentityHolder | undefined> {
    const email = confirmedAddress(profile);
    return email ? this.identities.holderOf(email) : undefined;
  }

  private async welcome({ provider, email }: ExternalProfile, user_id: number, identity_id: number, origin: Origin): Promise<Admission> {
    await this.identities.noteUse(identity_id, email, instant(this.clock.now()));
    const account = (await this.accounts.find(user_id))!;
    const { company_id } = account;
    await this.audit.note({
      action: 'identity.sign_in',
      actor_id: user_id,
      company_id,
      resource_id: identity_id,
      facts: { provider: code(provider) },
    });
    return this.signIns.admit(account, origin);
  }

  private async link(profile: ExternalProfile, user_id: number): Promise<number> {
    const id = await this.identities.add({ ...profile, user_id }, instant(this.clock.now()));
    await this.audit.note({ action: 'identity.link', actor_id: user_id, resource_id: id, facts: { provider: code(profile.provider) } });
    return id;
  }
}

const isRefusal = (verdict: SignInVerdict): verdict is keyof typeof REFUSALS => verdict in REFUSALS;

/** The address of a profile, if the provider confirms that it belongs to the person. */
const confirmedAddress = ({ email, vouched }: ExternalProfile): string | null => (vouched ? email : null);
