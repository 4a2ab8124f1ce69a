import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** A question that a mentee has handed over to their mentor, as a task. */
@Entity('chatbot_handovers')
@Index('chatbot_handovers_of_message', ['message_id', 'id'])
@Index('chatbot_handovers_of_task', ['task_id'])
export class ChatbotHandover {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'chatbot_handovers_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'chatbot_handovers_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** The answer that did not help. */
  @ForeignKey('ChatbotMessage', { name: 'chatbot_handovers_message_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly message_id!: number;

  @ForeignKey('User', { name: 'chatbot_handovers_mentor_fkey' })
  @Column('int')
  readonly mentor_id!: number;

  /** `null` if the task was deleted. */
  @ForeignKey('Task', { name: 'chatbot_handovers_task_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  readonly task_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static of(message: { readonly id: number; readonly company_id: string }, task: { task_id: number; mentor_id: number }): ChatbotHandover {
    return Object.assign(new ChatbotHandover(), { message_id: message.id, company_id: message.company_id, ...task });
  }
}
