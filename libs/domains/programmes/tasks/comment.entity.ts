import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt } from '@app/database';

/** A comment on a task. */
@Entity('task_comments')
@Index('task_comments_of_task', ['task_id', 'id'])
@Recordable('company_id', 'task_id', 'author_id')
export class Comment {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'task_comments_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'task_comments_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('Task', { name: 'task_comments_task_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly task_id!: number;

  @ForeignKey('User', { name: 'task_comments_author_fkey' })
  @Column('int')
  readonly author_id!: number;

  @Column('text')
  body!: string;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static about({ id: task_id, company_id }: { id: number; company_id: string }, author_id: number, body: string): Comment {
    return Object.assign(new Comment(), { company_id, task_id, author_id, body });
  }

  rewrite(body: string): void {
    this.body = body;
  }
}
