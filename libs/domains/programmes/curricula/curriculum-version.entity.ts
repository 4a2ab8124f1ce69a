import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';
import type { Content, ItemContent, Week } from './content';

/** A published version. A trigger of the table refuses changes. */
@Entity('curriculum_versions')
@Unique('curriculum_versions_number_key', ['curriculum_id', 'number'])
@Check('curriculum_versions_number_check', 'number > 0')
@ForeignKey('Curriculum', ['company_id', 'curriculum_id'], ['company_id', 'id'], { name: 'curriculum_versions_curriculum_fkey' })
export class CurriculumVersion implements Content {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'curriculum_versions_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly curriculum_id!: number;

  /** From 1, without gaps. */
  @Column('int')
  readonly number!: number;

  @Column('text')
  readonly title!: string;

  @Column('text', { nullable: true })
  readonly description!: string | null;

  @Column('int')
  readonly total_weeks!: number;

  @Column('jsonb')
  readonly weeks!: readonly Week[];

  @Column('json')
  readonly items!: readonly ItemContent[];

  /** Stored for lists, which would otherwise read all items to count them. */
  @Column('int')
  readonly item_count!: number;

  @ForeignKey('User', { name: 'curriculum_versions_publisher_fkey' })
  @Column('int')
  readonly publisher_id!: number;

  @InstantColumn({ default: () => 'now()' })
  readonly published_at!: Instant;

  static of(
    content: Content,
    fields: Pick<CurriculumVersion, 'company_id' | 'curriculum_id' | 'number' | 'publisher_id'>,
  ): CurriculumVersion {
    const { title, description, total_weeks, weeks, items } = content;
    const frozen = { title, description, total_weeks, weeks, items, item_count: items.length };
    return Object.assign(new CurriculumVersion(), { ...frozen, ...fields });
  }
}
