import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * Written by the transaction that has the request's effect, with its COMMIT: the effect is there if and only if the
 * mark is. There is one per request, so that of two attempts at it at most one can commit.
 */
@Entity('idempotency_marks')
export class IdempotencyMark {
  @ForeignKey('IdempotencyKey', { name: 'idempotency_marks_claim_fkey' })
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'idempotency_marks_pkey' })
  readonly claim_id!: number;
}
