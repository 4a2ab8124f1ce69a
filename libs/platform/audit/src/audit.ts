import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { currentContext } from '@app/context';
import { type AppendOnlyTable, Database, type Sql, publicChangesOf, sql } from '@app/database';
import type { Facts } from './facts';
import { SecurityEvents } from './security-events';

const entries: AppendOnlyTable = {
  table: 'audit_entries',
  columns: ['company_id', 'actor_id', 'action', 'resource', 'resource_id', 'changes', 'request_id', 'address'],
};

/** `user.suspend`: the resource and the action. The part before the dot is a name to filter by and must not change. */
export type AuditAction = `${string}.${string}`;

// Every change sets these, and the row shows them anyway.
const BOOKKEEPING = new Set(['id', 'version', 'created_at', 'updated_at']);

interface AuditSubject {
  readonly id: number | string;
  readonly company_id?: string | null;
}

/** An event that changed no entity: a sign-in, a failed one, a token used twice. */
export interface Occurrence {
  readonly action: AuditAction;
  /** The actor. `null` if unknown. */
  readonly actor_id?: number | null;
  /** Company whose log it belongs to. `null` for the platform's. */
  readonly company_id?: string | null;
  readonly resource_id?: number | string | null;
  /** Further facts: numbers, flags and constants of the system, never text that a person wrote. */
  readonly facts?: Facts;
}

@Injectable()
export class Audit {
  constructor(
    private readonly db: Database,
    private readonly security: SecurityEvents,
  ) {}

  /**
   * Records, in the surrounding transaction, that `actor` did `action` to `subject`, and the changed fields. Values are kept only of fields
   * that the entity lists as `Recordable`. `audit.record(actor, 'user.suspend', user)`. A company's own row belongs to its own log: pass
   * its id as `company_id`.
   */
  record(actor: Pick<Actor, 'id'> | null, action: AuditAction, subject: AuditSubject, company_id = subject.company_id ?? null): void {
    const changes = Object.entries(publicChangesOf(subject)).filter(([field]) => !BOOKKEEPING.has(field));
    this.append({ action, actor_id: actor?.id, company_id, resource_id: subject.id }, Object.fromEntries(changes));
  }

  /**
   * Records an event: `await audit.note({ action: 'session.sign_in', actor_id, company_id })`. Joins the surrounding transaction and is
   * rolled back with it; outside of one, it has committed when the promise resolves.
   */
  note({ facts = {}, ...occurrence }: Occurrence): Promise<void> {
    const changes = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, [null, value]]));
    return this.db.transaction(() => Promise.resolve(this.append(occurrence, changes)), [occurrence.company_id ?? null]);
  }

  /**
   * The same for many rows, as a part of the statement that changes them: `things` selects the id of each as text and its changes as json,
   * with the values of recordable columns only.
   */
  entriesOf(actor: Pick<Actor, 'id'> | null, { action, company_id }: Pick<Occurrence, 'action' | 'company_id'>, things: Sql): Sql {
    const { request_id = null, address = null } = currentContext() ?? {};
    return sql`
      INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes, request_id, address)
      SELECT ${company_id ?? null}, ${actor?.id ?? null}::int, ${action}, ${resourceOf(action)}, thing.id, thing.changes, ${request_id}, ${address}
      FROM (${things}) thing (id, changes)`;
  }

  private append({ action, ...row }: Omit<Occurrence, 'facts'>, changes: object): void {
    const { request_id, address } = currentContext() ?? {};
    this.db.appendOnCommit(entries, { ...row, action, resource: resourceOf(action), changes, request_id, address });
    this.db.afterCommit(() => this.security.heed(action, changes));
  }
}

const resourceOf = (action: AuditAction): string => action.slice(0, action.indexOf('.'));
