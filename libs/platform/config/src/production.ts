import { isLoopback } from './loopback';

/** The secret of `.env.example`: accepted for trials, refused in production. */
export const EXAMPLE_SECRET = 'change-me-change-me-change-me-change-me';

/** 64 random hex digits have more different characters; repeated typing has fewer. */
const MIN_DIFFERENT = 10;

interface ProductionSettings {
  readonly SECRET_KEY: string;
  readonly PREVIOUS_SECRET_KEY?: string;
  readonly PUBLIC_URL: string;
  readonly WEB_URL?: string;
  readonly MAIL?: string;
  readonly BCRYPT_ROUNDS: number;
}

/** OWASP's cheat sheet on password storage asks for 10 or more. Each round doubles the work of a thief. */
const MIN_BCRYPT_ROUNDS = 12;

/** Problems that settings have in production only. No value is repeated. */
export function productionProblems(settings: ProductionSettings): string[] {
  const { SECRET_KEY, PREVIOUS_SECRET_KEY, PUBLIC_URL, WEB_URL, MAIL, BCRYPT_ROUNDS } = settings;
  return [
    ...secretProblems('SECRET_KEY', SECRET_KEY),
    ...secretProblems('PREVIOUS_SECRET_KEY', PREVIOUS_SECRET_KEY),
    ...urlProblems('PUBLIC_URL', PUBLIC_URL),
    ...(WEB_URL === undefined ? [] : urlProblems('WEB_URL', WEB_URL)),
    ...(MAIL ? [] : ['MAIL must be smtp, with an SMTP_URL, or files, which stores mails under DATA_DIR/mail and sends none']),
    ...(BCRYPT_ROUNDS < MIN_BCRYPT_ROUNDS ? [`BCRYPT_ROUNDS must be at least ${MIN_BCRYPT_ROUNDS}`] : []),
  ];
}

/** The previous key meets the same demands, because whatever it signed is still accepted. */
function secretProblems(name: string, secret: string | undefined): string[] {
  if (secret === undefined) return [];
  if (secret === EXAMPLE_SECRET) return [`${name} must not be the one of .env.example`];
  const isRepetitive = new Set(secret).size < MIN_DIFFERENT;
  return isRepetitive ? [`${name} must have at least ${MIN_DIFFERENT} different characters: generate it with openssl rand -hex 32`] : [];
}

const urlProblems = (name: string, url: string): string[] =>
  isPrivate(url) ? [] : [`${name} must use https in production, unless it is on this machine (http://localhost:8001)`];

/** True if nobody on the network path can read requests to that address. */
function isPrivate(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
}
