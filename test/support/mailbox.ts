import type { startApi } from './app';

/** A mail as it waits to be sent. */
export interface WaitingMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** What its link carries, if there is one. */
  readonly token?: string;
}

/** What has been written to `address` and not been sent yet, in order: no worker runs beside these tests. */
export async function mailsTo(api: Pick<ReturnType<typeof startApi>, 'rows'>, address: string): Promise<WaitingMail[]> {
  const rows = await api.rows(`SELECT payload FROM outbox WHERE name = 'send_email' AND payload->>'to' = '${address}' ORDER BY id`);
  return rows.map(({ payload }) => ({ ...payload, token: /[?&]token=([\w-]+)/.exec(payload.body)?.[1] }));
}
