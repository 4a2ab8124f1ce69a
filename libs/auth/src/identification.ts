import { Injectable } from '@nestjs/common';
import passport from 'passport';
import { InvalidToken } from '@app/errors';
import { type Standing, Standings } from './standings';
import type { Claims } from './tokens';
import { VerifiedTokens } from './verified-tokens';

/** Who is asking, in which session, with what rights, and until when (in seconds) the token vouches for them. */
export interface Identity extends Standing {
  readonly exp: number;
}

/** Finds out who is asking, for whatever door they come by. */
@Injectable()
export class Identification {
  private readonly verified = new VerifiedTokens();

  constructor(private readonly standings: Standings) {}

  /**
   * Who sends `authorization`, a header like `Bearer eyJ…`. The token says which session; the session's row says who that is and
   * what they may. Throws `InvalidToken`; rejects otherwise when nobody can look.
   */
  async identify(authorization = ''): Promise<Identity> {
    const { sid, sub, exp } = this.verified.claimsOf(authorization) ?? (await this.verify(authorization));
    const found = this.standings.of(sid);
    const standing = found instanceof Promise ? await found : found;
    if (standing?.id !== Number(sub)) throw new InvalidToken();
    return { ...standing, exp };
  }

  private async verify(authorization: string): Promise<Claims> {
    const claims = await claimsIn(authorization);
    this.verified.remember(authorization, claims);
    return claims;
  }
}

function claimsIn(authorization: string): Promise<Claims> {
  return new Promise((resolve, reject) => {
    const decide = (_: unknown, claims: Claims | false | null) => (claims ? resolve(claims) : reject(new InvalidToken()));
    const ask = passport.authenticate('jwt', { session: false }, decide) as (
      request: object,
      response: object,
      next: (error: unknown) => void,
    ) => void;
    ask({ headers: { authorization } }, {}, reject);
  });
}
