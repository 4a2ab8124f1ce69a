import { Column, type ColumnOptions, CreateDateColumn, UpdateDateColumn } from 'typeorm';

/**
 * A time as in the API: RFC 3339 in UTC, milliseconds without trailing zeros, `2026-03-01T10:00:00.5+00:00`. Postgres writes the same in
 * JSON under `TimeZone=UTC`, so lists, rows and entities have the same text.
 */
export type Instant = string;

export const instant = (date: Date): Instant => date.toISOString().replace(/\.?0*Z$/, '+00:00');

const asInstant: ColumnOptions = {
  type: 'timestamptz',
  precision: 3,
  transformer: { from: (date: Date | null) => date && instant(date), to: (text: unknown) => text },
};

/** A time, stored to the millisecond. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ ...asInstant, ...options });
export const CreatedAt = (): PropertyDecorator => CreateDateColumn(asInstant);
export const UpdatedAt = (): PropertyDecorator => UpdateDateColumn(asInstant);
