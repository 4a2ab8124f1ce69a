import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** A secret that signs the deliveries of a webhook. For 24 hours after a rotation, both the old and the new one sign. */
@Entity('webhook_secrets')
@Index('webhook_secrets_of_webhook', ['webhook_id', 'id'])
export class WebhookSecret {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'webhook_secrets_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'webhook_secrets_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('Webhook', { name: 'webhook_secrets_webhook_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly webhook_id!: number;

  /** The secret, encrypted and bound to the id of the webhook. */
  @Column('text')
  readonly sealed!: string;

  /** When it stops signing. `null` for the current one. */
  @InstantColumn({ nullable: true })
  readonly ends_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static create(fields: Pick<WebhookSecret, 'company_id' | 'webhook_id' | 'sealed'>): WebhookSecret {
    return Object.assign(new WebhookSecret(), { ends_at: null }, fields);
  }
}
