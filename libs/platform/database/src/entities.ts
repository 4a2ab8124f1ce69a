import type { DataSource } from 'typeorm';
import { Sql, sql } from './sql';

export type EntityClass<E> = new () => E;

/**
 * What TypeORM knows of entities, read once: its own `find` builds the query anew each time, and walks every value of a row twice.
 * Columns are listed, not starred: a statement that is prepared outlives the migration that adds one.
 */
export class Entities {
  private readonly selects = new Map<EntityClass<object>, Sql>();

  constructor(private readonly source: DataSource) {}

  /** The rows of an entity's table for which `which` holds. */
  select<E extends object>(Entity: EntityClass<E>, which: Sql, lock = sql``): Sql<E> {
    const select = this.selects.get(Entity) ?? this.selects.set(Entity, this.selectOf(Entity)).get(Entity)!;
    return sql<E>`${select} WHERE ${which} ${lock}`;
  }

  /** A row as `pg` reads it has every value as the entity keeps it: moments and days are text. */
  made<E extends object>(Entity: EntityClass<E>, row: E): E {
    return Object.assign(new Entity(), row);
  }

  private selectOf(Entity: EntityClass<object>): Sql {
    const { columns, tableName } = this.source.getMetadata(Entity);
    return new Sql([`SELECT ${columns.map(({ databaseName }) => `"${databaseName}"`).join()} FROM ${tableName}`], []);
  }
}
