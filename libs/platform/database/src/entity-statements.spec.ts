import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { columnsOf, decidedFor, insertOf, selectOf, touched, updateOf } from './entity-statements';
import { UpdatedAt } from './instant';
import { sql } from './sql';

@Entity('notes')
class Note {
  @PrimaryGeneratedColumn()
  readonly id!: number;

  @Column('text')
  title!: string;

  @Column('int', { nullable: true })
  order!: number | null;

  @Column('text', { array: true, default: [] })
  tags!: string[];

  @Column('jsonb', { nullable: true })
  facts!: object | null;

  @Column({ type: 'int', nullable: true, insert: false, update: false })
  readonly rank!: number | null;

  @UpdatedAt()
  readonly updated_at!: string;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}

@Entity('marks')
class Mark {
  @PrimaryColumn('text')
  readonly key!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  readonly remark?: string | null;
}

const aNote = (fields: Partial<Note>) => Object.assign(new Note(), fields);

describe(insertOf.name, () => {
  it('leaves to the database the defaults that are not given, and stores JSON as text', () => {
    expect(insertOf(Note, [{ title: 'One', facts: ['a'] }]).compile()).toMatchObject({
      text: 'INSERT INTO notes ("title","order","facts") VALUES ($1, $2, $3)',
      values: ['One', null, '["a"]'],
    });
  });

  it('takes a default that is given', () => {
    expect(insertOf(Note, [{ id: 7, title: 'One', tags: [] }]).compile().text).toContain('("id","title","order","tags","facts")');
  });

  it('has one text for any number of rows above one', () => {
    const rows = [{ title: 'One' }, { title: 'Two' }];
    const text = 'INSERT INTO notes ("title","order","facts") SELECT "title","order","facts" FROM json_populate_recordset(NULL::notes, $1)';
    expect(insertOf(Note, rows).compile()).toMatchObject({ text, values: [JSON.stringify(rows)] });
    expect(insertOf(Note, [...rows, { title: 'Three' }]).compile().text).toBe(text);
  });
});

describe(decidedFor.name, () => {
  it('names the defaults that are not given, or the key', () => {
    expect(decidedFor(Note, { tags: [] }).compile().text).toBe('"id","updated_at","version"');
    expect(decidedFor(Mark, { key: 'a' }).compile().text).toBe('"key"');
  });
});

describe(updateOf.name, () => {
  it('writes the columns among the fields, with a new version and time', () => {
    const update = updateOf(aNote({ id: 7, title: 'Two', tags: ['x'] }), new Set(['title', 'tags', 'rank', 'version', 'no_column']))!;
    expect(update.compile()).toMatchObject({
      text: 'UPDATE notes SET "title" = $1, "tags" = $2, updated_at = now(), version = version + 1 WHERE "id" = $3 RETURNING "updated_at","version"',
      values: ['Two', ['x'], 7],
    });
  });

  it('is none where no column is among them', () => {
    expect(updateOf(aNote({ id: 7 }), new Set(['id', 'updated_at', 'rank', 'no_column']))).toBeUndefined();
  });

  it('renews nothing of a table that keeps neither a version nor a time', () => {
    const update = updateOf(Object.assign(new Mark(), { key: 'a', note: null }), new Set(['note']))!;
    expect(update.compile().text).toBe('UPDATE marks SET "note" = $1 WHERE "key" = $2 RETURNING "key"');
  });
});

describe(touched.name, () => {
  it('counts on from the version of the row, by the name that the statement has for its table', () => {
    expect(touched(Note, 'n').compile().text).toBe('updated_at = now(), version = n.version + 1');
  });

  it('refuses a table that keeps neither', () => {
    expect(() => touched(Mark)).toThrow('Mark');
  });
});

describe(selectOf.name, () => {
  it('lists the columns that are selected', () => {
    expect(
      selectOf(Mark, sql`key = ${'a'}`)
        .compile()
        .text.trim(),
    ).toBe('SELECT "key","note" FROM marks WHERE key = $1');
    expect(columnsOf(Mark).compile().text).toBe('"key","note"');
  });

  it('refuses what is no entity', () => {
    expect(() => columnsOf(Date as never)).toThrow('Date is not an entity');
  });
});
