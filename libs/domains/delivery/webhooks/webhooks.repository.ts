import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page, among, and, orderBy, sql } from '@app/database';
import { isAdmin, maySignIn } from '@organisation/users';
import { Webhook } from './webhook.entity';
import { type WebhookView, webhookColumns } from './webhooks.view';

export interface WebhookQuery extends IdsRequest {
  readonly is_active?: boolean;
  readonly ordering: readonly string[];
}

export type WebhookFacts = Pick<Webhook, 'company_id'>;

/** An admin who gets the mail about a pause. */
export interface WebhookRecipient {
  readonly email: string;
  /** Name of the company. */
  readonly name: string;
  readonly locale: string | null;
}

const sortable = { created_at: sql`w.created_at`, updated_at: sql`w.updated_at`, url: sql`w.url` };
const visibleTo = ({ company_id }: Actor) => sql`w.company_id = ${company_id}`;

@Injectable()
export class WebhooksRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, id: number): Promise<(JsonResource<WebhookView> & WebhookFacts) | undefined> {
    return this.db.row(sql<JsonResource<WebhookView> & WebhookFacts>`
      SELECT w.id, w.version, w.company_id, (SELECT row_to_json(row) FROM (SELECT ${webhookColumns}) row)::text AS json
      FROM webhooks w WHERE w.id = ${id} AND ${visibleTo(viewer)}`);
  }

  @FindsResource('webhook')
  subject(id: number): Promise<WebhookFacts | undefined> {
    return this.db.row(sql<WebhookFacts>`SELECT w.company_id FROM webhooks w WHERE w.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Webhook | null> {
    return this.db.findForUpdate(Webhook, sql`id = ${id}`);
  }

  list(viewer: Actor, { ids, is_active, ordering, ...page }: WebhookQuery): Promise<Page<WebhookView>> {
    return this.db.page(
      {
        select: webhookColumns,
        from: sql`webhooks w`,
        where: and(visibleTo(viewer), among(sql`w.id`, ids), is_active !== undefined && sql`w.is_active = ${is_active}`),
        order: orderBy(ordering, sortable, sql`w.id`),
      },
      page,
    );
  }

  /** Counts the webhooks of a company. Locks the count until the transaction ends, so that two requests cannot both add the last one. */
  async countOf(company_id: string): Promise<number> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || ${company_id}::text, 0))`);
    const counted = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM webhooks w WHERE w.company_id = ${company_id}`);
    return counted!.count;
  }

  async add(webhook: Webhook): Promise<void> {
    await this.db.add(webhook);
  }

  save(webhook: Webhook): Promise<void> {
    return this.db.save(webhook);
  }

  async remove({ id }: Webhook): Promise<void> {
    await this.db.rows(sql`DELETE FROM webhooks WHERE id = ${id}`);
  }

  /** Lists the admins of a company who can sign in. */
  listAdmins(company_id: string): Promise<WebhookRecipient[]> {
    return this.db.rows(sql<WebhookRecipient>`
      SELECT u.email, c.name, coalesce(u.locale, c.locale) AS locale FROM users u JOIN companies c ON c.id = u.company_id
      WHERE u.company_id = ${company_id} AND ${isAdmin(sql`u`)} AND ${maySignIn(sql`u`)} ORDER BY u.id`);
  }
}
