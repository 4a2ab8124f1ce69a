import { Injectable, Optional } from '@nestjs/common';
import passport from 'passport';
import { InvalidToken } from '@app/errors';
import { hashOf } from './secrets';
import { KeyReader, SessionReader, type SessionRights, SessionRightsCache } from './session-rights';
import type { AccessTokenClaims } from './tokens';
import { VerifiedTokens } from './verified-tokens';

/** The caller, their session, its rights and its expiry in seconds. */
export interface Identity extends SessionRights {
  /** `null` for a key that does not expire. */
  readonly exp: number | null;
}

/** A user who has signed in, not a program with their key. */
export interface SignedIn extends Identity {
  readonly exp: number;
}

/** `tutti_`, eight letters to recognise the key by, and 256 bits. */
const KEY = /^Bearer +(tutti_[a-z0-9]{8}_[\w-]{43})$/i;

/** Identifies the caller by access token or API key. */
@Injectable()
export class Identification {
  private readonly verified = new VerifiedTokens();

  constructor(
    private readonly rights: SessionRightsCache,
    private readonly sessions: SessionReader,
    @Optional() private readonly keys?: KeyReader,
  ) {}

  /** Identifies the caller by an `authorization` header: `Bearer eyJ…`, or `Bearer tutti_…` for an API key. Rejects like `ofToken`. */
  identify(authorization = ''): Promise<Identity> {
    const key = KEY.exec(authorization)?.[1];
    return key ? this.ofKey(key) : this.ofToken(authorization);
  }

  /**
   * The token names the session; the session's row has the user and the rights. Throws `InvalidToken`; rejects with another error if the
   * lookup fails.
   */
  async ofToken(authorization: string): Promise<SignedIn> {
    const { sid, sub, exp } = this.verified.claimsOf(authorization) ?? (await this.verify(authorization));
    const found = this.rights.of(sid);
    const rights = found instanceof Promise ? await found : found;
    if (rights?.id !== Number(sub)) throw new InvalidToken();
    return { ...rights, exp };
  }

  /** The owner of a refresh token from a cookie. For reading only: a browser sends it on its own, so it proves no intent. */
  async ofCookie(token: string): Promise<SignedIn> {
    const rights = await this.sessions.rightsOfToken(hashOf(token));
    if (!rights) throw new InvalidToken();
    return rights;
  }

  private async ofKey(key: string): Promise<Identity> {
    const rights = await this.rights.ofKey(hashOf(key));
    if (!rights) throw new InvalidToken();
    this.keys?.noteUse(rights);
    return rights;
  }

  private async verify(authorization: string): Promise<AccessTokenClaims> {
    const claims = await claimsIn(authorization);
    this.verified.remember(authorization, claims);
    return claims;
  }
}

function claimsIn(authorization: string): Promise<AccessTokenClaims> {
  return new Promise((resolve, reject) => {
    const decide = (_: unknown, claims: AccessTokenClaims | false | null) => (claims ? resolve(claims) : reject(new InvalidToken()));
    const ask = passport.authenticate('jwt', { session: false }, decide) as (
      request: object,
      response: object,
      next: (error: unknown) => void,
    ) => void;
    ask({ headers: { authorization } }, {}, reject);
  });
}
