import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';

export type SetlistItemChange = { readonly [Field in 'note' | 'transposition']?: SetlistItem[Field] };
export type NewSetlistItem = SetlistItemChange & Pick<SetlistItem, 'score_id'>;

/** The largest transposition up or down, in semitones: two octaves. */
export const MAX_TRANSPOSITION = 24;

/** A score in a setlist. */
@Entity('setlist_items')
@Unique('setlist_items_score_key', ['setlist_id', 'score_id'])
@Unique('setlist_items_position_key', ['setlist_id', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Check('setlist_items_transposition_check', 'transposition BETWEEN -24 AND 24')
@Index('setlist_items_of_score', ['score_id'])
@Recordable('company_id', 'setlist_id', 'score_id', 'position', 'transposition')
export class SetlistItem {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'setlist_items_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'setlist_items_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('Setlist', { name: 'setlist_items_setlist_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly setlist_id!: number;

  @ForeignKey('Score', { name: 'setlist_items_score_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly score_id!: number;

  /** Position among all items of the setlist. Items whose score is in the trash keep theirs. */
  @Column('int')
  readonly position!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Transposition in semitones. */
  @Column('int', { default: 0 })
  transposition!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  change(change: SetlistItemChange): void {
    assignDefined(this, change);
  }
}
