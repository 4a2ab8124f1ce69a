import { Injectable } from '@nestjs/common';
import { Clock, type SignInProvider, env } from '@app/config';
import { NotFound } from '@app/errors';
import { GitHubProvider } from './github-provider';
import { PROVIDER } from './nouns';
import { OpenIdProvider } from './openid-provider';
import type { Provider } from './provider';

/** The callback URL. It has to be registered at the provider exactly like this. */
const redirectUriOf = (name: string): string => new URL(`/api/v1/auth/oidc/${name}/callback`, env.PUBLIC_URL).href;

/** The providers of the settings. */
@Injectable()
export class ProviderRegistry {
  private readonly byName: ReadonlyMap<string, Provider>;

  constructor(private readonly clock: Clock) {
    this.byName = new Map(env.OIDC_PROVIDERS.map((settings) => [settings.name, this.make(settings)]));
  }

  list(): Provider[] {
    return [...this.byName.values()];
  }

  require(name: string): Provider {
    const provider = this.byName.get(name);
    if (!provider) throw new NotFound(PROVIDER);
    return provider;
  }

  private make(settings: SignInProvider): Provider {
    const redirect_uri = redirectUriOf(settings.name);
    return settings.protocol === 'github'
      ? new GitHubProvider(settings, redirect_uri)
      : new OpenIdProvider(settings, redirect_uri, this.clock);
  }
}
