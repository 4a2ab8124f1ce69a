import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, type Type } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { type Identity, type Permission, authorize, forbidden, hashOf, newSecret, viewerSideOf } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkSelection, MOST_ROWS } from '@app/bulk';
import { Clock } from '@app/config';
import { Database, allowLongStatements } from '@app/database';
import { type Detail, DomainError, NotFound, ValidationFailed } from '@app/errors';
import { nounNamed, sentenceFor } from '@app/i18n';
import { checked } from '@app/validation';
import { BulkOperation } from './bulk-operation.entity';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { BulkRowStatus } from './bulk-row.entity';
import type { BulkPermission } from './bulk-request';
import { BulkRowsRepository } from './bulk-rows.repository';
import { TooManyRows } from './bulk.errors';
import type { Preview, PreviewedRow } from './preview';
import { type RowRefusal, refusalOf } from './row-refusal';

/** An action to preview. */
export interface PreviewRequest extends BulkSelection {
  readonly action: string;
  readonly values: object;
}

/** The most unused previews of a person. Older ones are deleted. */
const MOST_PREVIEWS = 10;
const ROWS_PER_TURN = 250;

/** Makes previews of bulk operations: finds the rows, checks which would be refused, and stores ids, versions and values under a token. */
@Injectable()
export class BulkPreviewsService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly rows: BulkRowsRepository,
    private readonly actions: BulkActions,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async preview(identity: Identity, permission: BulkPermission, request: PreviewRequest): Promise<Preview> {
    authorize(permission, identity);
    const action = this.actionOf(identity, permission, request.action);
    const { values, ...selection } = await readRequest(action, request);
    allowLongStatements();
    const found = await action.find(identity, selection, { values, limit: MOST_ROWS + 1 });
    const all = [...found, ...missingOf(action, selection, found)];
    if (all.length > MOST_ROWS) throw new TooManyRows();
    return this.store(identity, action, { values, rows: await checkedRows(identity, action, { values, rows: all }) });
  }

  private actionOf(identity: Identity, { resource }: Permission, name: string): BulkAction {
    const action = this.actions.find(resource, name);
    if (!action) throw new ValidationFailed([{ field: 'action', message: sentenceFor('isIn', [this.actions.namesOf(resource)])! }]);
    if (!action.permission.row[viewerSideOf(identity)]) throw forbidden(action.permission);
    return action;
  }

  private store(identity: Identity, action: BulkAction, { values: given, rows }: Previewed): Promise<Preview> {
    const { resource, name } = action;
    const [token, company_id, values] = [newSecret(), identity.company_id!, action.keep?.(given) ?? given];
    return this.db.transaction(async () => {
      const operation = BulkOperation.preview(
        {
          ...{ company_id, user_id: identity.id, session_id: identity.session_id, resource, action: name, values },
          ...{ token_hash: hashOf(token), row_count: rows.length },
        },
        this.clock.now(),
      );
      await this.operations.add(operation);
      await this.rows.addAll(rows.map((row, at) => storedRow(operation, row, at + 1)));
      await this.operations.dropPreviewsBefore(identity.id, MOST_PREVIEWS);
      await this.audit.note({
        ...{ action: 'bulk.preview', actor_id: identity.id, company_id, resource_id: operation.id },
        facts: { resource: code(resource), action: code(name), rows: rows.length },
      });
      return { id: operation.id, token, expires_at: operation.expires_at, rows };
    });
  }
}

interface Previewed {
  readonly values: object;
  readonly rows: readonly PreviewedRow[];
}

function storedRow({ id, company_id }: BulkOperation, { resource_id, version, input, refusal, refused }: PreviewedRow, position: number) {
  const status = refusal ? BulkRowStatus.Refused : BulkRowStatus.Pending;
  return {
    ...{ operation_id: id, position, company_id, status, resource_id, version, input, before: null },
    ...{ code: null, error: null, details: null, ...refused },
  };
}

/** Validates values and filter with the DTOs of the action. Throws 422 with a detail for each wrong field. */
async function readRequest(action: BulkAction, { ids, filter, values }: PreviewRequest): Promise<BulkSelection & { values: object }> {
  const shapes = await action.shapes();
  expectSelection(shapes.filter, { ids, filter });
  const [read, wanted] = [readAs(shapes.values, 'values', values), filter && readAs(shapes.filter!, 'filter', filter)];
  const details = [...read.details, ...(wanted?.details ?? [])];
  if (details.length > 0) throw new ValidationFailed(details);
  return { values: read.dto, ids: ids && [...new Set(ids)], filter: wanted?.dto };
}

/** Throws 422 unless the rows are chosen by either ids or a filter; by neither for an action that takes them from its values. */
function expectSelection(Filter: Type<object> | undefined, { ids, filter }: BulkSelection): void {
  const given = [ids && 'ids', filter && 'filter'].filter((field) => field !== undefined);
  if (!Filter && given.length > 0) throw new ValidationFailed([{ field: given[0]!, message: sentenceFor('unknown')! }]);
  if (Filter && given.length !== 1) throw new ValidationFailed([{ field: 'ids', message: ONE_OF }]);
}

const ONE_OF = { en: 'must be given, or filter, but not both', ko: 'ids와 filter 중 하나만 보내야 합니다' };

function readAs(Shape: Type<object>, name: string, given: object): { dto: object; details: Detail[] } {
  const { dto, details } = checked(Shape, given);
  return { dto: { ...dto }, details: details.map((detail) => ({ ...detail, field: `${name}.${detail.field}` })) };
}

/** Rows for chosen ids that were not found. IDs that the actor cannot see are refused like IDs that do not exist. */
function missingOf(
  { resource, selects = resource }: BulkAction,
  { ids = [] }: BulkSelection,
  found: readonly BulkCandidate[],
): BulkCandidate[] {
  const known = new Set(found.map(({ resource_id, chosen_id = resource_id }) => chosen_id));
  const refusal = new NotFound(nounNamed(selects));
  return ids.filter((id) => !known.has(id)).map((id) => ({ resource_id: id, version: null, input: null, label: `#${id}`, refusal }));
}

async function checkedRows(identity: Identity, action: BulkAction, { values, rows }: { values: object; rows: readonly BulkCandidate[] }) {
  const all: PreviewedRow[] = [];
  for (const row of rows) {
    all.push({ ...row, refused: refusedNow(() => action.check(identity, row, values), row.refusal) });
    if (all.length % ROWS_PER_TURN === 0) await turn();
  }
  return all;
}

function refusedNow(check: () => void, known?: DomainError): RowRefusal | null {
  try {
    if (known) throw known;
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return refusalOf(error);
    throw error;
  }
}
