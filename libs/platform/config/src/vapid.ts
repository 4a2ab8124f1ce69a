import { createECDH } from 'node:crypto';

const CURVE = 'prime256v1';
const BASE64URL = /^[\w-]+$/;

/** Problems of the keys for web push. They are set both or not at all, and belong together. No value is repeated. */
export function vapidProblems(settings: { readonly VAPID_PUBLIC_KEY?: string; readonly VAPID_PRIVATE_KEY?: string }): string[] {
  const { VAPID_PUBLIC_KEY: shown, VAPID_PRIVATE_KEY: secret } = settings;
  if (shown === undefined && secret === undefined) return [];
  if (shown === undefined || secret === undefined) return ['VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY must be set both or not at all'];
  if (isPair(shown, secret)) return [];
  return ['VAPID_PRIVATE_KEY must belong to VAPID_PUBLIC_KEY: generate both with npx web-push generate-vapid-keys'];
}

function isPair(shown: string, secret: string): boolean {
  if (![shown, secret].every((key) => BASE64URL.test(key))) return false;
  const pair = createECDH(CURVE);
  try {
    pair.setPrivateKey(secret, 'base64url');
  } catch {
    return false;
  }
  return pair.getPublicKey('base64url') === shown;
}
