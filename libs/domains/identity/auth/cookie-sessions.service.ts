import { Injectable } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { InvalidToken, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { Limits } from '@app/limits';
import { SignInAccountsRepository } from './sign-in-accounts.repository';
import { CsrfRefused } from './auth.errors';
import { AuthService } from './auth.service';
import { type Browser, demandOwnOrigin } from './browser';
import { isCsrfTokenOf } from './csrf';
import { SessionRevocationsService } from './session-revocations.service';
import { SessionEnd } from './session.entity';
import type { Family } from './sessions.repository';
import { type Origin, SessionsService, type TokenPair } from './sessions.service';

/** Sessions whose refresh token is in a cookie. A browser sends cookies for requests of any page, so each request needs a CSRF token. */
@Injectable()
export class CookieSessionsService {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: SessionsService,
    private readonly revocations: SessionRevocationsService,
    private readonly accounts: SignInAccountsRepository,
    private readonly limits: Limits,
  ) {}

  /** A token in the body needs no CSRF token, and the cookie is ignored. */
  async refresh(given: string | undefined, browser: Browser, origin: Origin): Promise<TokenPair> {
    if (given !== undefined) return this.auth.refresh(given, origin);
    if (browser.token === undefined) throw new ValidationFailed([{ field: 'refresh_token', message: sentenceFor('isDefined')! }]);
    // Counts against the address and not the owner: forged requests must not use up the owner's rate limit.
    await this.ownerOf(browser).catch(async (error: unknown) => {
      await this.limits.chargeAddress(origin.address);
      throw error;
    });
    return this.auth.refresh(browser.token, origin);
  }

  /** Ends the session of the caller, or else that of the cookie. A session that has ended already stays ended. */
  async logout(identity: Identity | undefined, browser: Browser): Promise<void> {
    if (identity) return this.auth.logout(identity);
    const { session_id, user_id } = await this.ownerOf(browser);
    const owner = await this.accounts.find(user_id);
    if (owner) await this.revocations.end(session_id, owner, SessionEnd.SignedOut);
  }

  private async ownerOf(browser: Browser): Promise<Family> {
    demandOwnOrigin(browser);
    const family = browser.token === undefined ? undefined : await this.sessions.familyOf(browser.token);
    if (!family) throw new InvalidToken();
    if (!isCsrfTokenOf(family.session_id, browser.csrf_token)) throw new CsrfRefused();
    return family;
  }
}
