import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * Written by the transaction of the request, with its COMMIT: the effect exists if and only if the mark does. There is one per request, so
 * at most one of two attempts can commit.
 */
@Entity('idempotency_marks')
export class IdempotencyMark {
  @ForeignKey('IdempotencyKey', { name: 'idempotency_marks_claim_fkey' })
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'idempotency_marks_pkey' })
  readonly claim_id!: number;
}
