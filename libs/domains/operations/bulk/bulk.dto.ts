import { HttpCode, HttpStatus, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional } from '@nestjs/swagger';
import type { Actor } from '@app/auth';
import type { Instant } from '@app/database';
import { AsResource, OrAccepted, Refuses } from '@app/http';
import { Secretive } from '@app/idempotency';
import { Moment } from '@app/validation';
import { JobDto } from '@operations/jobs/api';
import type { BulkAnswer } from './bulk-request';
import { PreviewExpired, PreviewUsed, TooManyRows } from './bulk.errors';
import type { Preview, PreviewedRow } from './preview';
import type { RowRefusal } from './row-refusal';

const SAMPLE = 10;

/** A row of a preview. */
export class BulkSampleDto {
  /** ID of the thing. `null` if the row creates one. */
  id!: number | null;
  /** Short name. @example 'Read the house rules' */
  label!: string;
  /** Code of the error that would refuse it now. `null` if none. */
  code!: string | null;
  /** Facts that the action shows, such as `free_places`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  facts?: object;
}

/** Rows that would be refused now for the same reason. */
export class BulkRefusalDto {
  /** Code of the error. @example E200 */
  code!: string;
  /** Name of the error. */
  error!: string;
  /** Number of such rows. */
  count!: number;
}

/** A preview of a bulk operation. */
export class BulkPreviewDto {
  /** ID of the bulk operation. */
  bulk_id!: number;
  /** Token that runs it once, within this session. */
  preview_token!: string;
  /** Number of rows. */
  count!: number;
  /** The first rows, at most 10. */
  sample!: BulkSampleDto[];
  /** Errors that would refuse rows now, with the number of rows. */
  refused!: BulkRefusalDto[];

  /** When the preview expires: after 15 minutes. */
  @Moment()
  expires_at!: Instant;

  static from({ id, token, rows, expires_at }: Preview): BulkPreviewDto {
    const sample = rows.slice(0, SAMPLE).map(sampleOf);
    return { bulk_id: id, preview_token: token, count: rows.length, sample, refused: reasonsIn(rows), expires_at };
  }
}

const sampleOf = ({ resource_id, label, refused, shown }: PreviewedRow): BulkSampleDto => ({
  id: resource_id,
  label,
  code: refused?.code ?? null,
  ...(shown && { facts: shown }),
});

function reasonsIn(rows: readonly PreviewedRow[]): BulkRefusalDto[] {
  const reasons = new Map<string, BulkRefusalDto>();
  for (const { refused } of rows) {
    if (refused)
      reasons.set(keyOf(refused), { code: refused.code, error: refused.error, count: (reasons.get(keyOf(refused))?.count ?? 0) + 1 });
  }
  return [...reasons.values()];
}

const keyOf = ({ code, error }: RowRefusal): string => `${code} ${error}`;

/** Writes the answer of a bulk route as JSON text: a preview (200), or the job (202). */
export function bulkAnswer(answer: BulkAnswer, actor: Actor): { readonly json: string; readonly id?: string; readonly accepted?: true } {
  if ('preview' in answer) return { json: JSON.stringify(BulkPreviewDto.from(answer.preview)) };
  const job = JobDto.from(answer.job, actor);
  return { json: JSON.stringify(job), id: job.id, accepted: true };
}

/** Decorates a route that previews actions on many things (200) and runs previews (202). */
export const TakesBulk = (): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.OK),
    ApiOkResponse({ type: BulkPreviewDto }),
    OrAccepted(JobDto, ({ id }) => `/jobs/${id}`),
    AsResource(),
    Secretive(),
    Refuses(TooManyRows, PreviewExpired, PreviewUsed),
  );

/** Decorates a route that only previews an action on many things. */
export const PreviewsBulk = (): MethodDecorator =>
  applyDecorators(HttpCode(HttpStatus.OK), ApiOkResponse({ type: BulkPreviewDto }), AsResource(), Secretive());
