import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { env } from '@app/config';
import type { Actor } from './actor';
import { signingKeys } from './keys';

export const ISSUER = 'tutti';
export const AUDIENCE = 'tutti-api';
export const ACCESS_LIFETIME_S = env.ACCESS_TOKEN_EXPIRE_MINUTES * 60;

/** Claims of an access token. Only user, session and expiry are used: rights come from the row. */
export interface AccessTokenClaims {
  readonly sub: string;
  readonly sid: number;
  /** In seconds. */
  readonly exp: number;
  readonly typ: string;
}

/** The user that an access token is issued to. */
export type TokenHolder = Pick<Actor, 'id' | 'role' | 'company_id'> & { readonly email: string };

@Injectable()
export class Tokens {
  constructor(private readonly jwt: JwtService) {}

  /** Issues an access token of a session, valid for ACCESS_TOKEN_EXPIRE_MINUTES. */
  issue({ id, email, role, company_id }: TokenHolder, session_id: number): string {
    return this.jwt.sign({ email, role, company_id, sid: session_id, typ: 'access' }, { subject: String(id), jwtid: randomUUID() });
  }
}

export const signOptions = {
  algorithm: env.ALGORITHM,
  keyid: signingKeys[0]?.kid,
  issuer: ISSUER,
  audience: AUDIENCE,
  expiresIn: ACCESS_LIFETIME_S,
} as const;
