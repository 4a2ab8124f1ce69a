import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A quote of an answer, and the sentence that it supports if a model has written one. A row never changes. */
@Entity('chatbot_citations')
@Index('chatbot_citations_of_document', ['document_id'])
export class ChatbotCitation {
  @ForeignKey('ChatbotMessage', {
    name: 'chatbot_citations_message_fkey',
    onDelete: 'CASCADE',
  })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'chatbot_citations_pkey' })
  readonly message_id!: number;

  /** Position in the answer, from 1. It is also the id of the event in a stream. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'chatbot_citations_pkey' })
  readonly position!: number;

  @ForeignKey('Company', { name: 'chatbot_citations_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('Document', {
    name: 'chatbot_citations_document_fkey',
    onDelete: 'CASCADE',
  })
  @Column('int')
  readonly document_id!: number;

  /** Number of the version that is quoted. */
  @Column('int')
  readonly version!: number;

  /** Title of that version. */
  @Column('text')
  readonly title!: string;

  @Column('text', { nullable: true })
  readonly heading!: string | null;

  /** Offsets in code points of the version's text. */
  @Column('int')
  readonly start!: number;

  @Column('int')
  readonly end!: number;

  @Column('text')
  readonly quote!: string;

  @Column('text', { nullable: true })
  readonly sentence!: string | null;
}
