import type { startApi } from './app';

/** A mail as it waits to be sent. */
export interface WaitingMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The token in the mail's link, if there is one. */
  readonly token?: string;
}

/** Lists the mails to `address` that are queued, oldest first. No worker runs during these tests, so none is sent. */
export async function mailsTo(api: Pick<ReturnType<typeof startApi>, 'rows'>, address: string): Promise<WaitingMail[]> {
  const rows = await api.rows(`SELECT payload FROM outbox WHERE name = 'send_email' AND payload->>'to' = '${address}' ORDER BY id`);
  return rows.map(({ payload }) => ({ ...payload, token: /[?&]token=([\w-]+)/.exec(payload.body)?.[1] }));
}
