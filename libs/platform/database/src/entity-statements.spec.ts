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
  it('omits columns with database defaults, and writes JSON as text', () => {
    expect(insertOf(Note, [{ title: 'One', facts: ['a'] }]).compile()).toMatchObject({
      text: 'INSERT INTO notes ("title","order","facts") VALUES ($1, $2, $3)',
      values: ['One', null, '["a"]'],
    });
  });

  it('writes a given value instead of the default', () => {
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
  it('returns the omitted defaults, or the key', () => {
    expect(decidedFor(Note, { tags: [] }).compile().text).toBe('"id","updated_at","version"');
    expect(decidedFor(Mark, { key: 'a' }).compile().text).toBe('"key"');
  });
});

describe(updateOf.name, () => {
  it('writes the changed columns with a new version and time', () => {
    const update = updateOf(aNote({ id: 7, title: 'Two', tags: ['x'] }), new Set(['title', 'tags', 'rank', 'version', 'no_column']))!;
    expect(update.compile()).toMatchObject({
      text: 'UPDATE notes SET "title" = $1, "tags" = $2, updated_at = now(), version = version + 1 WHERE "id" = $3 RETURNING "updated_at","version"',
      values: ['Two', ['x'], 7],
    });
  });

  it('returns nothing if no column changed', () => {
    expect(updateOf(aNote({ id: 7 }), new Set(['id', 'updated_at', 'rank', 'no_column']))).toBeUndefined();
  });

  it('sets no version or time in a table without them', () => {
    const update = updateOf(Object.assign(new Mark(), { key: 'a', note: null }), new Set(['note']))!;
    expect(update.compile().text).toBe('UPDATE marks SET "note" = $1 WHERE "key" = $2 RETURNING "key"');
  });
});

describe(touched.name, () => {
  it('increments the version by the table alias of the statement', () => {
    expect(touched(Note, 'n').compile().text).toBe('updated_at = now(), version = n.version + 1');
  });

  it('refuses a table without version and time', () => {
    expect(() => touched(Mark)).toThrow('Mark');
  });
});

describe(selectOf.name, () => {
  it('lists the selected columns', () => {
    expect(
      selectOf(Mark, sql`key = ${'a'}`)
        .compile()
        .text.trim(),
    ).toBe('SELECT "key","note" FROM marks WHERE key = $1');
    expect(columnsOf(Mark).compile().text).toBe('"key","note"');
  });

  it('refuses a class that is no entity', () => {
    expect(() => columnsOf(Date as never)).toThrow('Date is not an entity');
  });
});
