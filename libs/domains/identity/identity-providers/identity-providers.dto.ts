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

/** An identity provider. */
export class ProviderDto {
  /** Name in URLs. @example google */
  name!: string;

  /** Name for a sign-in button. @example Google */
  label!: string;

  /** URL to open in the browser to sign in. @example /api/v1/auth/oidc/google/start */
  start_url!: string;

  static from({ name, label }: Provider): ProviderDto {
    return { name, label, start_url: `/api/v1/auth/oidc/${name}/start` };
  }
}

/** Options of a sign-in at a provider. */
export class StartDto {
  /**
   * Path, or page of an allowed origin, to open after the sign-in, with the session in cookies. Without it the answer is JSON. @example
   * /welcome
   */
  @Omittable()
  @IsString()
  @Length(1, 2_000)
  return_to?: string;
}

/** Identity providers for sign-in. */
export class ProvidersDto {
  /** Available identity providers. */
  providers!: ProviderDto[];

  static from(providers: readonly Provider[]): ProvidersDto {
    return { providers: providers.map((provider) => ProviderDto.from(provider)) };
  }
}

/** URL of the provider to open next. */
@ApiSchema({ name: 'AuthorizationRedirect' })
export class DepartureDto {
  /** URL to open in the browser that made the request. @example https://accounts.google.com/o/oauth2/v2/auth?client_id=… */
  url!: string;

  /** Seconds until the provider must have sent the browser back. @example 600 */
  expires_in!: number;

  static from({ url }: AuthorizationRedirect): DepartureDto {
    return { url: url.href, expires_in: LOGIN_INTENT_LASTS_S };
  }
}

/** Filters of linked identities. */
export class ListIdentitiesDto extends IdsListDto {}

/** An account at an identity provider that can sign in to your account. */
export class IdentityDto {
  /** ID of the linked identity. */
  id!: number;

  /** Name of the provider. @example google */
  provider!: string;

  /** E-mail address at the last sign-in. `null` if unknown. @example mina@example.com */
  email!: string | null;

  /** When it was linked. */
  @Moment()
  linked_at!: Instant;

  /** When it last signed in. `null` if never. */
  @Moment({ nullable: true })
  last_used_at!: Instant | null;

  static from({ id, provider, email, linked_at, last_used_at }: ShownIdentity): IdentityDto {
    return { id, provider, email, linked_at, last_used_at };
  }
}

/** Tokens after a sign-in, or `identity` after linking. */
@ApiSchema({ name: 'ProviderSignIn' })
export class ArrivalDto {
  /** Access token, for `Authorization: Bearer`. */
  access_token?: string;

  /** Type of the access token. @example bearer */
  token_type?: string;

  /** Valid for one refresh. */
  refresh_token?: string;

  /** Seconds until the access token expires. @example 1800 */
  expires_in?: number;

  /** The linked identity, after linking. */
  identity?: IdentityDto;

  static from({ admission, identity }: CallbackOutcome): ArrivalDto | ChallengeDto {
    if (identity) return { identity: IdentityDto.from(identity) };
    return isChallenge(admission!) ? ChallengeDto.from(admission) : TokensDto.from(admission!);
  }
}
