import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, UpdatedAt } from '@app/database';
import type { Language } from '@app/i18n';

export enum ChatbotRole {
  User = 'user',
  Chatbot = 'chatbot',
}

export enum AnswerKind {
  /** A curated answer of the company to questions with these words. */
  Curated = 'curated',
  /** Quotes of documents. */
  Quotes = 'quotes',
  /** Sentences of a language model, each with a quote that was checked. */
  Written = 'written',
  /** A refusal: no document answers the question. */
  Refusal = 'refusal',
}

export enum MessageStatus {
  Answering = 'answering',
  Answered = 'answered',
  Stopped = 'stopped',
}

/** A question of a person, or the answer to it. */
@Entity('chatbot_messages')
@Unique('chatbot_messages_question_key', ['question_id'])
@Check('chatbot_messages_role_check', "(role = 'chatbot') = (question_id IS NOT NULL)")
@Index('chatbot_messages_of_session', ['session_id', 'id'])
@Index('chatbot_messages_of_user', ['user_id'])
export class ChatbotMessage {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'chatbot_messages_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'chatbot_messages_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('ChatbotSession', { name: 'chatbot_messages_session_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly session_id!: number;

  /** The person to whom the session belongs, also for answers. */
  @Column('int')
  readonly user_id!: number;

  @Column({ type: 'enum', enum: ChatbotRole, enumName: 'chatbot_role' })
  readonly role!: ChatbotRole;

  /** The question that it answers. `null` for questions. */
  @ForeignKey('ChatbotMessage', { name: 'chatbot_messages_question_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly question_id!: number | null;

  /** The question, or the text of the answer besides its citations. */
  @Column('text', { default: '' })
  readonly text!: string;

  /** Language of the question, in which it is answered. */
  @Column('text')
  readonly language!: Language;

  /** `null` for questions, and while the answer is being written. */
  @Column({ type: 'enum', enum: AnswerKind, enumName: 'chatbot_answer_kind', nullable: true })
  readonly kind!: AnswerKind | null;

  @Column({ type: 'enum', enum: MessageStatus, enumName: 'chatbot_message_status' })
  readonly status!: MessageStatus;

  /** No foreign key: the given answer stays when the curated one is deleted. */
  @Column('int', { nullable: true })
  readonly curated_answer_id!: number | null;

  /** Lease of the process that writes the answer: after this time it counts as dead. `null` for questions. */
  @InstantColumn({ nullable: true })
  readonly leased_until!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}
