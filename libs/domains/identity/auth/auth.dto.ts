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
/** More than a password may have, so that a long wrong one is answered as wrong and not as invalid. */
const MAX_GUESS = 1_000;

/** A registration. */
export class RegisterDto {
  /** E-mail address to sign in with. @example mina@example.com */
  @IsEmailAddress()
  email!: string;

  /** Password to sign in with. */
  @IsPassword()
  password!: string;

  /** Full name; required without `first_name` and `last_name`. Korean names: family name first. @example 김미나 */
  @NameOrParts()
  @IsName(100)
  name?: string;

  /** Given name, if `name` is left out. */
  @IsOptional()
  @IsName(50)
  first_name?: string | null;

  /** Family name, if `name` is left out. */
  @IsOptional()
  @IsName(50)
  last_name?: string | null;
}

/** E-mail address and password of a sign-in. */
export class LoginDto {
  /** E-mail address of the account. @example mina@example.com */
  @ReadsEmail()
  @IsString()
  @Length(1, MAX_EMAIL)
  email!: string;

  /** Password of the account. @example violin-on-the-roof */
  @IsString()
  @Length(1, MAX_GUESS)
  password!: string;

  /** True to get the refresh token in an HttpOnly cookie instead of the response body. @example false */
  @Omittable()
  @IsBoolean()
  cookie?: boolean;
}

/** The fields of OAuth 2.0's password grant (RFC 6749, section 4.3.2), as Swagger UI sends them. */
export class PasswordGrantDto {
  /** Always `password`. */
  @IsOptional()
  @IsIn(['password'])
  grant_type?: string;

  /** E-mail address of the account. */
  @ReadsEmail()
  @IsString()
  @Length(1, MAX_EMAIL)
  username!: string;

  /** Password of the account. */
  @IsString()
  @Length(1, MAX_GUESS)
  password!: string;

  /** Ignored. */
  @IsOptional()
  @IsString()
  scope?: string;

  /** Ignored. */
  @IsOptional()
  @IsString()
  client_id?: string;

  /** Ignored. */
  @IsOptional()
  @IsString()
  client_secret?: string;
}

/** A refresh token, unless a cookie has it. */
export class RefreshDto {
  /** Refresh token. Left out if a cookie has it. */
  @Omittable()
  @IsString()
  @Length(1, 200)
  refresh_token?: string;

  /** Alias of `refresh_token`, for clients of simplejwt. */
  @Omittable()
  @IsString()
  @Length(1, 200)
  refresh?: string;
}

/** A token to verify. */
export class VerifyDto {
  /** Access token to verify. */
  @IsString()
  @Length(1, 8_000)
  token!: string;
}

/** Tokens of a session. */
export class TokensDto {
  /** Access token, for `Authorization: Bearer`. */
  access_token!: string;

  /** Type of the access token. @example bearer */
  token_type!: string;

  /** Works for one refresh. Absent if it was set as a cookie. */
  refresh_token?: string;

  /** Value for the header `X-CSRF-Token`. Only if the refresh token was set as a cookie. */
  csrf_token?: string;

  /** Seconds until the access token expires. @example 1800 */
  expires_in!: number;

  /** The signed-in user, as in `GET /auth/me`. Only in answers to a sign-in. */
  user?: UserDto;

  static from({ access_token, refresh_token, expires_in, user }: Given): TokensDto {
    return { access_token, token_type: 'bearer', refresh_token, expires_in, ...userOf(user) };
  }

  /** Builds the answer for a browser whose refresh token is in a cookie. */
  static besides({ access_token, expires_in, user }: Given, csrf_token: string): TokensDto {
    return { access_token, token_type: 'bearer', csrf_token, expires_in, ...userOf(user) };
  }
}

type Given = TokenPair & Pick<Introduced, 'user'>;
const userOf = (user: Introduced['user']): Pick<TokensDto, 'user'> => (user ? { user: JSON.parse(user.json) as UserDto } : {});

/** Tokens of a refresh, with aliases for clients of simplejwt. */
export class RefreshedTokensDto extends TokensDto {
  /** Alias of `access_token`. */
  access!: string;

  /** Alias of `refresh_token`. */
  refresh?: string;

  static of(tokens: TokensDto): RefreshedTokensDto {
    const { access_token, refresh_token } = tokens;
    return { ...tokens, access: access_token, ...(refresh_token !== undefined && { refresh: refresh_token }) };
  }
}

const SECOND_FACTORS = ['totp', 'recovery_code', 'passkey'];

/** The password was right; the sign-in now needs a second factor. */
export class ChallengeDto {
  /** Send it with the second factor. Works once, from the same network and `User-Agent`. */
  challenge!: string;

  /** Second factors that complete the sign-in. A passkey goes to `POST /auth/passkeys/verify` instead. */
  @ApiProperty({ type: String, isArray: true, example: SECOND_FACTORS })
  methods!: string[];

  /** Seconds until the challenge expires. @example 300 */
  expires_in!: number;

  static from({ challenge, factors: { totp, passkey }, expires_in }: Challenge): ChallengeDto {
    return { challenge, methods: [...(totp ? ['totp', 'recovery_code'] : []), ...(passkey ? ['passkey'] : [])], expires_in };
  }
}

/** Claims of a valid access token. */
export class VerifiedTokenDto {
  /** ID of the user. */
  user_id!: number;

  /** ID of the session. */
  session_id!: number;

  /** When the access token expires. */
  @Moment()
  expires_at!: Instant;

  static from({ id, session_id, exp }: { id: number; session_id: number; exp: number }): VerifiedTokenDto {
    return { user_id: id, session_id, expires_at: momentOf(exp) };
  }
}

/** Result of a session check. */
@ApiSchema({ name: 'SessionCheck' })
export class CheckDto {
  /** True if the caller is signed in. */
  authenticated!: boolean;

  /** The signed-in user. `null` if not signed in. */
  user!: UserDto | null;

  /** When the access token or the cookie's refresh token expires. `null` for an API key that does not expire. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** True if the database is unavailable and the session could not be checked. */
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
