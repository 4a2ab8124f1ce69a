import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { type Instant, instant } from '@app/database';
import { IsEmailAddress, IsName, IsPassword, Moment, Omittable, ReadsEmail } from '@app/validation';
import { UserDto } from '@organisation/users/api';
import { NameOrParts } from '@organisation/users/dto';
import type { SessionCheck } from './auth.service';
import type { Introduced } from './introductions.service';
import type { TokenPair } from './sessions.service';
import type { Challenge } from './sign-ins.service';

const MAX_EMAIL = 254;
/** Longer than any password may be, so that a wrong one is called wrong and not invalid. */
const MAX_GUESS = 1_000;

export class RegisterDto {
  /** @example mina@example.com */
  @IsEmailAddress()
  email!: string;

  @IsPassword()
  password!: string;

  /** Whole; needed unless it is given in parts. A Korean name is family name first. @example 김미나 */
  @NameOrParts()
  @IsName(100)
  name?: string;

  @IsOptional()
  @IsName(50)
  first_name?: string | null;

  @IsOptional()
  @IsName(50)
  last_name?: string | null;
}

export class LoginDto {
  /** @example mina@example.com */
  @ReadsEmail()
  @IsString()
  @Length(1, MAX_EMAIL)
  email!: string;

  /** @example violin-on-the-roof */
  @IsString()
  @Length(1, MAX_GUESS)
  password!: string;

  /** Whether the refresh token is to go into an HttpOnly cookie, and not into the answer. @example false */
  @Omittable()
  @IsBoolean()
  cookie?: boolean;
}

/** The fields of OAuth 2.0's password grant (RFC 6749, section 4.3.2), as Swagger UI sends them. */
export class PasswordGrantDto {
  @IsOptional()
  @IsIn(['password'])
  grant_type?: string;

  /** The e-mail address. */
  @ReadsEmail()
  @IsString()
  @Length(1, MAX_EMAIL)
  username!: string;

  @IsString()
  @Length(1, MAX_GUESS)
  password!: string;

  @IsOptional()
  @IsString()
  scope?: string;

  @IsOptional()
  @IsString()
  client_id?: string;

  @IsOptional()
  @IsString()
  client_secret?: string;
}

export class RefreshDto {
  /** Left out where a cookie holds it. */
  @Omittable()
  @IsString()
  @Length(1, 200)
  refresh_token?: string;

  /** Another name of `refresh_token`, as simplejwt has it. */
  @Omittable()
  @IsString()
  @Length(1, 200)
  refresh?: string;
}

export class VerifyDto {
  /** An access token. */
  @IsString()
  @Length(1, 8_000)
  token!: string;
}

export class TokensDto {
  access_token!: string;

  /** @example bearer */
  token_type!: string;

  /** Good for one refresh. Not here where a cookie holds it. */
  refresh_token?: string;

  /** With the refresh token in a cookie: what to send as `X-CSRF-Token` along with that. */
  csrf_token?: string;

  /** Seconds that the access token is good for. @example 1800 */
  expires_in!: number;

  /** The signed-in user, as `GET /auth/me` answers it. A sign-in has it, a refresh has not. */
  user?: UserDto;

  static from({ access_token, refresh_token, expires_in, user }: Given): TokensDto {
    return { access_token, token_type: 'bearer', refresh_token, expires_in, ...userOf(user) };
  }

  /** For a browser that keeps the refresh token in a cookie. */
  static besides({ access_token, expires_in, user }: Given, csrf_token: string): TokensDto {
    return { access_token, token_type: 'bearer', csrf_token, expires_in, ...userOf(user) };
  }
}

type Given = TokenPair & Pick<Introduced, 'user'>;
const userOf = (user: Introduced['user']): Pick<TokensDto, 'user'> => (user ? { user: JSON.parse(user.json) as UserDto } : {});

/** The answer of a refresh, under the names of simplejwt as well. */
export class RefreshedTokensDto extends TokensDto {
  /** The same as `access_token`. */
  access!: string;

  /** The same as `refresh_token`. */
  refresh?: string;

  static of(tokens: TokensDto): RefreshedTokensDto {
    const { access_token, refresh_token } = tokens;
    return { ...tokens, access: access_token, ...(refresh_token !== undefined && { refresh: refresh_token }) };
  }
}

const SECOND_FACTORS = ['totp', 'recovery_code', 'passkey'];

/** The password was right, and a second factor is on: what to send with it. */
export class ChallengeDto {
  /** Good once, for whom and where it was asked for. */
  challenge!: string;

  /** Second factors that meet it. A passkey goes to `POST /auth/passkeys/verify` instead. */
  @ApiProperty({ type: String, isArray: true, example: SECOND_FACTORS })
  methods!: string[];

  /** Seconds that it can be met for. @example 300 */
  expires_in!: number;

  static from({ challenge, factors: { totp, passkey }, expires_in }: Challenge): ChallengeDto {
    return { challenge, methods: [...(totp ? ['totp', 'recovery_code'] : []), ...(passkey ? ['passkey'] : [])], expires_in };
  }
}

export class VerifiedTokenDto {
  user_id!: number;

  session_id!: number;

  @Moment()
  expires_at!: Instant;

  static from({ id, session_id, exp }: { id: number; session_id: number; exp: number }): VerifiedTokenDto {
    return { user_id: id, session_id, expires_at: momentOf(exp) };
  }
}

@ApiSchema({ name: 'SessionCheck' })
export class CheckDto {
  authenticated!: boolean;

  user!: UserDto | null;

  /** When the access token ends, or the refresh token of the cookie; null for an API key without an end. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** Nobody can tell at the moment: the database is away. */
  degraded?: boolean;

  static from({ identity, person, unknown }: SessionCheck): CheckDto {
    if (!identity || !person) return { authenticated: false, user: null, expires_at: null, ...(unknown && { degraded: true }) };
    return {
      authenticated: true,
      user: JSON.parse(person.json) as UserDto,
      expires_at: identity.exp === null ? null : momentOf(identity.exp),
    };
  }
}

const momentOf = (seconds: number): Instant => instant(new Date(seconds * 1_000));
