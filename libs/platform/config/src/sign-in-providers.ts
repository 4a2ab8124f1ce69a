import { Transform, plainToInstance } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, Matches, registerDecorator, validateSync } from 'class-validator';
import { isLoopback } from './loopback';
import { together } from './together';

/** An identity provider: one entry of OIDC_PROVIDERS. */
export class SignInProvider {
  /** Used in URLs and stored with every linked identity: must not change later. */
  @Matches(/^[a-z][a-z0-9-]{0,30}$/, { message: '$property must be a lower-case word' })
  name!: string;

  /** Label of the button. */
  @IsString()
  @Length(1, 50)
  label!: string;

  /** `github` has no id_token: its API identifies the user. */
  @IsIn(['oidc', 'github'])
  protocol: 'oidc' | 'github' = 'oidc';

  /** The issuer, exactly as the provider spells it; `/.well-known/openid-configuration` is below it. For GitHub, the base of its pages. */
  @IsString()
  issuer!: string;

  @IsString()
  @Length(1, 500)
  client_id!: string;

  /** Empty for a public client. */
  @IsOptional()
  @IsString()
  client_secret?: string;

  /** How the secret is sent. By default as the provider prefers. */
  @IsOptional()
  @IsIn(['basic', 'post'])
  client_auth?: 'basic' | 'post';

  @IsString()
  @Matches(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
  scope: string = 'openid email profile';

  /** URL of GitHub's API, for GitHub only. */
  @IsOptional()
  @IsString()
  api_url?: string;
}

/** Defaults of well-known providers, by name. */
const KNOWN: Readonly<Record<string, Partial<SignInProvider>>> = {
  google: { label: 'Google', issuer: 'https://accounts.google.com' },
  kakao: { label: 'Kakao', issuer: 'https://kauth.kakao.com', scope: 'openid account_email profile_nickname' },
  github: {
    label: 'GitHub',
    protocol: 'github',
    issuer: 'https://github.com',
    api_url: 'https://api.github.com',
    scope: 'read:user user:email',
  },
};

/** Parses `text` as a list of providers. Other text stays as it is, and validation refuses it. */
export function providersIn(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    const entries = JSON.parse(text) as unknown;
    return Array.isArray(entries) ? entries.map(providerFrom) : entries;
  } catch {
    return text;
  }
}

function providerFrom(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  const { name } = entry as { name?: unknown };
  const known = typeof name === 'string' && Object.hasOwn(KNOWN, name) ? KNOWN[name] : { label: name };
  return plainToInstance(SignInProvider, { ...known, ...entry }, { exposeDefaultValues: true });
}

/** All problems of a list of providers, by index and field. No value is repeated, because some are secrets. */
export function problemsOf(providers: unknown, production: boolean): string[] {
  if (!Array.isArray(providers)) return ['must be a JSON array of objects'];
  const problems = providers.flatMap((provider, index) => problemsAt(provider, production).map((problem) => `[${index}] ${problem}`));
  const names = providers.map((provider) => (provider as SignInProvider | undefined)?.name);
  return new Set(names).size < names.length ? [...problems, 'must not contain a name twice'] : problems;
}

function problemsAt(provider: unknown, production: boolean): string[] {
  if (!(provider instanceof SignInProvider)) return ['must be an object'];
  const wrong = validateSync(provider, { whitelist: true, forbidNonWhitelisted: true });
  const fields = wrong.flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1));
  const { issuer, api_url, protocol, scope } = provider;
  const addresses = Object.entries({ issuer, ...((api_url !== undefined || protocol === 'github') && { api_url }) });
  return [
    ...fields,
    ...addresses.flatMap(([field, url]) => (isReachable(url, production) ? [] : [`${field} must be an https URL`])),
    ...(protocol === 'oidc' && !String(scope).split(' ').includes('openid') ? ['scope must contain openid'] : []),
  ];
}

/** True if `url` is safe for a sign-in: https, or this machine outside production. */
export function isReachable(url: unknown, production: boolean): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && !production && isLoopback(hostname));
}

/** Validates the whole setting. */
export const SignInProviders = (): PropertyDecorator =>
  together(
    Transform(({ obj, key, value }) => providersIn((obj as Record<string, unknown>)[key] ?? value)),
    (prototype: object, property: string | symbol) =>
      registerDecorator({
        name: 'areProviders',
        target: prototype.constructor,
        propertyName: property as string,
        validator: {
          validate: (value, context) => problemsOf(value, isProduction(context!.object)).length === 0,
          defaultMessage: (context) => `${String(property)} ${problemsOf(context!.value, isProduction(context!.object)).join(', ')}`,
        },
      }),
  );

const isProduction = (settings: object): boolean => (settings as { NODE_ENV?: string }).NODE_ENV === 'production';
