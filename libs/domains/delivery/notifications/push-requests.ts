import { env } from '@app/config';
import type { OutboundRequest } from '@app/outbound';
import type { PushAddress } from './push-subscriptions.service';

/** Seconds for which a push service keeps a message for a browser that is not connected. */
const KEPT_S = 86_400;

/** The content of a push. The rest is behind its link. */
export interface PushContent {
  readonly title: string;
  readonly link: string;
}

/** Encrypts a message for a browser (RFC 8291), and signs the request as this installation (RFC 8292). */
export async function pushRequest(
  { endpoint, p256dh, auth }: PushAddress,
  content: PushContent,
  { is_critical }: { readonly is_critical: boolean },
): Promise<OutboundRequest> {
  const { generateRequestDetails } = await import('web-push');
  const { headers, body } = generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(content), {
    vapidDetails: { subject: `mailto:${env.MAIL_FROM}`, publicKey: env.VAPID_PUBLIC_KEY!, privateKey: env.VAPID_PRIVATE_KEY! },
    TTL: KEPT_S,
    urgency: is_critical ? 'high' : 'normal',
  });
  const named = Object.entries(headers).filter(([name]) => name !== 'Content-Length');
  return { url: endpoint, headers: Object.fromEntries(named.map(([name, value]) => [name, String(value)])), body };
}
