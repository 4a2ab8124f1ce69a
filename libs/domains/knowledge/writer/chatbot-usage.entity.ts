import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Number of tokens of the language model that a company has used or reserved on a day (UTC). */
@Entity('chatbot_usage')
export class ChatbotUsage {
  @ForeignKey('Company', { name: 'chatbot_usage_company_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { primaryKeyConstraintName: 'chatbot_usage_pkey' })
  readonly company_id!: string;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'chatbot_usage_pkey' })
  readonly day!: string;

  @Column('int')
  readonly tokens!: number;
}
