import { Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Query, Redirect, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiExtension, ApiFoundResponse, ApiOkResponse, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can, CurrentIdentity, NeedsConfirmedAddress, NeedsFreshProof, Public } from '@app/access';
import type { Identity } from '@app/auth';
import { AddressNotConfirmed } from '@app/errors';
import { Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { RegistrationClosed } from '@identity/auth';
import { ChallengeDto } from '@identity/auth/api';
import { IdentitiesPolicy } from './identities.policy';
import { Returning, receive, setBindingCookie } from './browser';
import { ArrivalDto, DepartureDto, ProvidersDto, StartDto } from './identity-providers.dto';
import {
  AccountExists,
  IdentityNotProven,
  IdentityTaken,
  NotAdmitted,
  ProviderEmailUnverified,
  ProviderRefused,
  SignInNotBegunHere,
} from './identity-providers.errors';
import { type Callback, IdentityProvidersService } from './identity-providers.service';

const SECOND_FACTOR = 'A second factor is needed. Complete the challenge with `POST /auth/totp/verify`.';
const SENT_ON =
  'To `return_to`, if it was given, with the session in cookies. On an error, with `?error=` and its code, such as `ACCOUNT_EXISTS`. If a second factor is needed, with `#challenge=…&expires_in=300`.';
const location = { Location: { description: 'Page of the provider.', schema: { type: 'string', format: 'uri' } } } as const;

@Chapter('identity-providers', {
  group: 'Identity',
  rank: 8,
  about: 'Sign-in with Google, GitHub, Kakao or any other configured provider.',
})
@Controller('auth/oidc')
export class IdentityProvidersController {
  constructor(private readonly providers: IdentityProvidersService) {}

  /** List identity providers for sign-in */
  @Get()
  @Public()
  list(): ProvidersDto {
    return ProvidersDto.from(this.providers.list());
  }

  /**
   * Start a sign-in at an identity provider
   * @remarks Open this URL in the browser itself: it redirects to the provider.
   */
  @Get(':provider/start')
  @Public()
  @Redirect()
  @Header('Cache-Control', 'no-store')
  @ApiFoundResponse({ description: 'To the provider. A cookie binds the callback to this browser.', headers: location })
  async start(@Param('provider') name: string, @Query() { return_to }: StartDto, @Res({ passthrough: true }) reply: FastifyReply) {
    const redirect = await this.providers.begin(name, return_to);
    setBindingCookie(reply, redirect);
    return { url: redirect.url.href, statusCode: HttpStatus.FOUND };
  }

  /**
   * Complete a sign-in at an identity provider
   * @remarks The provider redirects here. Works once, within 10 minutes, in the browser that started the sign-in.
   */
  @Get(':provider/callback')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiExtension('x-any-query', true)
  @ApiQuery({ name: 'state', required: false, type: String })
  @ApiQuery({ name: 'code', required: false, type: String })
  @ApiQuery({ name: 'error', required: false, type: String, description: 'Error code of the provider, instead of `code`.' })
  @ApiOkResponse({ type: ArrivalDto })
  @ApiResponse({ status: HttpStatus.SEE_OTHER, description: SENT_ON })
  @ApiAcceptedResponse({ type: ChallengeDto, description: SECOND_FACTOR })
  @Refuses(ProviderRefused, SignInNotBegunHere, IdentityNotProven, NotAdmitted)
  @Refuses(ProviderEmailUnverified, RegistrationClosed, AccountExists, IdentityTaken, AddressNotConfirmed)
  async complete(
    @Param('provider') name: string,
    @Returning() browser: Callback,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ArrivalDto | ChallengeDto | undefined> {
    return receive(reply, await this.providers.handleCallback(name, browser, client));
  }

  /**
   * Link an identity provider to your account
   * @remarks Send the browser that made this request to `url` next.
   */
  @Post(':provider/link')
  @HttpCode(HttpStatus.OK)
  @Can(IdentitiesPolicy.link)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  async link(
    @Param('provider') name: string,
    @CurrentIdentity() identity: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureDto> {
    const redirect = await this.providers.beginToLink(name, identity);
    setBindingCookie(reply, redirect);
    return DepartureDto.from(redirect);
  }
}
