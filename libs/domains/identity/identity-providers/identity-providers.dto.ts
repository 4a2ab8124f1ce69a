import { ApiSchema } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto } from '@app/http';
import { Moment, Omittable } from '@app/validation';
import { isChallenge } from '@identity/auth';
import { ChallengeDto, TokensDto } from '@identity/auth/api';
import type { Provider } from './provider';
import type { ShownIdentity } from './linked-identity.entity';
import type { AuthorizationRedirect, CallbackOutcome } from './identity-providers.service';
import { LOGIN_INTENT_LASTS_S } from './authorization-requests.service';

export class ProviderDto {
  /** @example google */
  name!: string;

  /** What to write on the button. @example Google */
  label!: string;

  /** Where to send the browser. @example /api/v1/auth/oidc/google/start */
  start_url!: string;

  static from({ name, label }: Provider): ProviderDto {
    return { name, label, start_url: `/api/v1/auth/oidc/${name}/start` };
  }
}

export class StartDto {
  /**
   * Where the browser is to go once it has signed in, its session in cookies: a path, or a page of a listed origin. Without it the answer
   * is JSON. @example /welcome
   */
  @Omittable()
  @IsString()
  @Length(1, 2_000)
  return_to?: string;
}

export class ProvidersDto {
  providers!: ProviderDto[];

  static from(providers: readonly Provider[]): ProvidersDto {
    return { providers: providers.map((provider) => ProviderDto.from(provider)) };
  }
}

@ApiSchema({ name: 'AuthorizationRedirect' })
export class DepartureDto {
  /** Where to send the browser that asked. @example https://accounts.google.com/o/oauth2/v2/auth?client_id=… */
  url!: string;

  /** Seconds until it is too late to come back. @example 600 */
  expires_in!: number;

  static from({ url }: AuthorizationRedirect): DepartureDto {
    return { url: url.href, expires_in: LOGIN_INTENT_LASTS_S };
  }
}

export class ListIdentitiesDto extends IdsListDto {}

/** A provider's word that your account trusts. */
export class IdentityDto {
  id!: number;

  /** @example google */
  provider!: string;

  /** What the provider knew when it was last asked. @example mina@example.com */
  email!: string | null;

  @Moment()
  linked_at!: Instant;

  @Moment({ nullable: true })
  last_used_at!: Instant | null;

  static from({ id, provider, email, linked_at, last_used_at }: ShownIdentity): IdentityDto {
    return { id, provider, email, linked_at, last_used_at };
  }
}

/** Tokens for who has signed in, the identity for who has linked one. */
@ApiSchema({ name: 'ProviderSignIn' })
export class ArrivalDto {
  access_token?: string;

  /** @example bearer */
  token_type?: string;

  /** Good for one refresh. */
  refresh_token?: string;

  /** Seconds that the access token is good for. @example 1800 */
  expires_in?: number;

  identity?: IdentityDto;

  static from({ admission, identity }: CallbackOutcome): ArrivalDto | ChallengeDto {
    if (identity) return { identity: IdentityDto.from(identity) };
    return isChallenge(admission!) ? ChallengeDto.from(admission) : TokensDto.from(admission!);
  }
}
