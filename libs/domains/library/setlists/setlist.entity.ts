import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';

export type SetlistChange = { readonly [Field in 'title' | 'description']?: Setlist[Field] };
export type NewSetlist = SetlistChange & Pick<Setlist, 'title'>;

export const MAX_TITLE = 200;

/** A person's list of scores, in the order of a performance. */
@Entity('setlists')
@Index('setlists_of_user', { synchronize: false })
@Index('setlists_words_trigrams', { synchronize: false })
@Index('setlists_words_bigrams', { synchronize: false })
@Recordable('company_id', 'user_id')
export class Setlist {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'setlists_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'setlists_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('User', { name: 'setlists_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  /** Version of the setlist and its items: a change of an item increments it, too. */
  @VersionColumn({ default: 1 })
  readonly version!: number;

  static of(draft: NewSetlist, { id: user_id, company_id }: SetlistOwner): Setlist {
    const setlist = Object.assign(new Setlist(), { user_id, company_id, description: null });
    setlist.change(draft);
    return setlist;
  }

  change(change: SetlistChange): void {
    assignDefined(this, change);
  }

  /** The draft of a copy. The default title is like `Spring concert (2)`, cut to the maximum length. */
  copied(title = `${[...this.title].slice(0, MAX_TITLE - 4).join('')} (2)`): NewSetlist {
    return { title, description: this.description };
  }
}

interface SetlistOwner {
  readonly id: number;
  readonly company_id: string | null;
}
