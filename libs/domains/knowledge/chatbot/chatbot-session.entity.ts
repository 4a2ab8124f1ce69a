import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined } from '@app/database';
import { cut, summaryAfter } from './session-summary';

export type SessionChange = { readonly [Field in 'title' | 'summary']?: string };

const MAX_TITLE = 80;

/** A conversation of one person with the chatbot. Nobody else reads it. */
@Entity('chatbot_sessions')
@ForeignKey('User', ['company_id', 'user_id'], ['company_id', 'id'], { name: 'chatbot_sessions_user_fkey' })
@Index('chatbot_sessions_of_user', ['user_id', 'updated_at', 'id'])
@Recordable('company_id', 'user_id')
export class ChatbotSession {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'chatbot_sessions_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'chatbot_sessions_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly user_id!: number;

  /** By default the beginning of the first question. `null` before that. */
  @Column('text', { nullable: true })
  readonly title!: string | null;

  /** The newest questions, unless the person has written a summary. */
  @Column('text', { nullable: true })
  readonly summary!: string | null;

  @Column('boolean', { default: false })
  readonly has_own_summary!: boolean;

  @InstantColumn({ nullable: true })
  readonly last_asked_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static open({ title }: Pick<SessionChange, 'title'>, owner: { readonly id: number; readonly company_id: string }): ChatbotSession {
    const empty = { title: null, summary: null, has_own_summary: false, last_asked_at: null };
    const session = Object.assign(new ChatbotSession(), { company_id: owner.company_id, user_id: owner.id, ...empty });
    session.change({ title });
    return session;
  }

  /** Changes the given fields only. A summary that the person has written is not replaced by later questions. */
  change({ title, summary }: SessionChange): void {
    assignDefined(this, { title: title?.normalize('NFC'), summary: summary?.normalize('NFC') });
    if (summary !== undefined) Object.assign(this, { has_own_summary: true });
  }

  /** Records a question: the first one becomes the title, and the newest ones are the summary. */
  noteQuestion(question: string, now: Instant): void {
    const summary = this.has_own_summary ? this.summary : summaryAfter(question, this.summary);
    Object.assign(this, { title: this.title ?? cut(question, MAX_TITLE), summary, last_asked_at: now });
  }
}
