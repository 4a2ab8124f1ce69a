import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, UpdatedAt } from '@app/database';

export enum AnswerRating {
  Helpful = 'helpful',
  Unhelpful = 'unhelpful',
}

/** The rating of an answer by the person who asked. */
@Entity('chatbot_feedback')
export class ChatbotFeedback {
  @ForeignKey('ChatbotMessage', { name: 'chatbot_feedback_message_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'chatbot_feedback_pkey' })
  readonly message_id!: number;

  @ForeignKey('Company', { name: 'chatbot_feedback_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column({ type: 'enum', enum: AnswerRating, enumName: 'chatbot_rating' })
  readonly rating!: AnswerRating;

  @Column('text', { nullable: true })
  readonly comment!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;
}
