import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type Instant,
  type Page,
  type PageRequest,
  type Sql,
  among,
  and,
  between,
  containing,
  instant,
  isOneOf,
  orderBy,
  sql,
  touched,
} from '@app/database';
import { TOMBSTONE } from '@app/personal-data';
import { isAdmin, isNamed } from '@organisation/users';
import { ApprovalRequest, RequestStatus } from './approval-request.entity';
import type { ApprovalRequestSubject } from './approval-requests.policy';
import { approvalRequestsVisibleTo } from './approval-requests.scope';
import {
  type ApprovalRequestResource,
  type ApprovalRequestView,
  approvalRequestNames,
  approvalRequestView,
} from './approval-requests.view';
import type { AskedState } from './requested-actions';

export interface ApprovalRequestQuery extends IdsRequest {
  /** Text in the name of the asker or in the note. */
  readonly search?: string;
  readonly status?: readonly RequestStatus[];
  readonly resource?: string;
  readonly action?: string;
  readonly resource_id?: readonly number[];
  readonly asker_id?: readonly number[];
  readonly decider_id?: readonly number[];
  /** Lower bound inclusive, upper bound exclusive. */
  readonly created_after?: Instant;
  readonly created_before?: Instant;
  readonly ordering: readonly string[];
}

/** An action that was performed by its own route. */
export interface PerformedAction {
  readonly resource: string;
  readonly action: string;
  readonly resource_id: number;
  /** Fields of the payload that name a part of the resource. */
  readonly part?: object;
}

type Filter = Omit<ApprovalRequestQuery, 'ordering' | keyof PageRequest>;

/** The requested action: permission, resource and request body. */
export interface RequestedAction {
  readonly resource: string;
  readonly action: string;
  /** Left out if the resource is to be created. */
  readonly resource_id?: number | null;
  readonly payload?: object;
  /** The resource as it is when it is asked. Left out if it is to be created. */
  readonly on?: AskedState;
}

const sortable = { created_at: sql`r.created_at`, updated_at: sql`r.updated_at`, status: sql`r.status` };
const isOpen = isOneOf(sql`status`, [RequestStatus.Open]);
const requests = sql`requests r JOIN users a ON a.id = r.asker_id LEFT JOIN users c ON c.id = r.closed_by_id`;
/** Columns of `ApprovalRequestSubject`. */
const facts = sql`r.company_id, r.asker_id, r.audience, r.status`;

@Injectable()
export class ApprovalRequestsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('request')
  subject(id: number): Promise<ApprovalRequestSubject | undefined> {
    return this.db.row(sql<ApprovalRequestSubject>`SELECT ${facts} FROM requests r WHERE r.id = ${id}`);
  }

  find(viewer: Actor, id: number): Promise<ApprovalRequestResource | undefined> {
    return this.db.row(sql<ApprovalRequestResource>`
      SELECT r.id, r.version, ${approvalRequestView}::text AS json, ${facts}, ${approvalRequestNames} FROM ${requests} WHERE r.id = ${id} AND ${approvalRequestsVisibleTo(viewer)}`);
  }

  /** Lists each row as JSON text, with the facts of its permissions and the names of its title. */
  list(viewer: Actor, { ordering, page, page_size, ...filter }: ApprovalRequestQuery): Promise<Page<ApprovalRequestView>> {
    const where = and(approvalRequestsVisibleTo(viewer), ...filtered(filter));
    const order = orderBy(ordering, sortable, sql`r.id`);
    const select = sql`${approvalRequestView}::text AS json, ${facts}, ${approvalRequestNames}`;
    return this.db.page({ select, from: requests, where, order }, { page, page_size });
  }

  /** Adds a request. If the same one is open already, locks and returns that one, with `is_new` false. */
  async add(
    { id, company_id }: Actor,
    asked: RequestedAction,
    audience: readonly number[],
  ): Promise<{ request: ApprovalRequest; is_new: boolean }> {
    const { resource, action, resource_id = null, payload = {}, on } = asked;
    const [version, state] = [on?.version ?? null, on ? JSON.stringify(on.state) : null];
    const added = await this.db.row(sql<{ id: number; is_new: boolean }>`
      INSERT INTO requests AS r (company_id, asker_id, resource, action, resource_id, payload, asked_version, asked_state, audience)
      VALUES (${company_id}, ${id}, ${resource}, ${action}, ${resource_id}, ${JSON.stringify(payload)}::jsonb, ${version}, ${state}::jsonb, ${audience})
      ON CONFLICT (asker_id, resource, action, coalesce(resource_id, 0), md5(payload::text)) WHERE ${isOpen}
        DO UPDATE SET status = r.status
      RETURNING r.id, r.xmax = 0 AS is_new`);
    return { request: (await this.db.find(ApprovalRequest, sql`id = ${added!.id}`))!, is_new: added!.is_new };
  }

  /** Returns it without a lock. Unscoped: the caller asks the policy. */
  load(id: number): Promise<ApprovalRequest | null> {
    return this.db.find(ApprovalRequest, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that it is closed only once. */
  findForUpdate(id: number): Promise<ApprovalRequest | null> {
    return this.db.findForUpdate(ApprovalRequest, sql`id = ${id}`);
  }

  /** Returns the open requests for an action on a resource, locked until the transaction ends. */
  findOpenForUpdate({ resource, action, resource_id, part = {} }: PerformedAction): Promise<ApprovalRequest[]> {
    const about = sql`resource = ${resource} AND action = ${action} AND resource_id = ${resource_id} AND payload @> ${JSON.stringify(part)}::jsonb`;
    return this.db.findAllForUpdate(ApprovalRequest, sql`${about} AND ${isOpen} ORDER BY id`);
  }

  /** Returns the open requests about resources with this id, locked until the transaction ends. */
  findOpenAboutForUpdate(resources: readonly string[], resource_id: number): Promise<ApprovalRequest[]> {
    const about = sql`resource = ANY (${resources}::text[]) AND resource_id = ${resource_id}`;
    return this.db.findAllForUpdate(ApprovalRequest, sql`${about} AND ${isOpen} ORDER BY id`);
  }

  /** Returns the open requests of a person, locked until the transaction ends. */
  findOpenOfForUpdate(asker_id: number): Promise<ApprovalRequest[]> {
    return this.db.findAllForUpdate(ApprovalRequest, sql`asker_id = ${asker_id} AND ${isOpen} ORDER BY id`);
  }

  save(request: ApprovalRequest): Promise<void> {
    return this.db.save(request);
  }

  /** Replaces one decider by another in open requests about a resource. */
  async readdress({ resource, resource_id }: { resource: string; resource_id: number }, from: number, to: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE requests SET audience = array_replace(audience, ${from}, ${to}), ${touched(ApprovalRequest)}
      WHERE resource = ${resource} AND resource_id = ${resource_id} AND ${isOpen} AND ${from} = ANY (audience)`);
  }

  /** Voids the open requests of a user who left, and empties the payloads of all their requests. */
  async forget(asker_id: number, now: Date): Promise<void> {
    await this.db.rows(sql`
      UPDATE requests SET payload = '{}', ${touched(ApprovalRequest)}, closed_at = coalesce(closed_at, ${instant(now)}),
        status = CASE WHEN ${isOpen} THEN ${RequestStatus.Void}::request_status ELSE status END
      WHERE asker_id = ${asker_id} AND (${isOpen} OR payload <> '{}')`);
  }

  /** Replaces the notes of a user by tombstones. */
  async bury(closed_by_id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE requests SET note = ${TOMBSTONE}, ${touched(ApprovalRequest)} WHERE closed_by_id = ${closed_by_id} AND note <> ${TOMBSTONE}`);
  }

  async removeClosedBefore(moment: Date, limit: number): Promise<number> {
    const gone = await this.db.rows(sql`
      DELETE FROM requests WHERE id IN (
        SELECT r.id FROM requests r WHERE r.closed_at < ${instant(moment)} ORDER BY r.id LIMIT ${limit}) RETURNING id`);
    return gone.length;
  }
}

/** True if one of these people may decide: an admin of the company, or one of the audience, but not the asker. */
const isDecidedBy = (ids: readonly number[]): Sql => sql`EXISTS (
  SELECT FROM users d WHERE d.id = ANY (${ids}::int[]) AND d.id <> r.asker_id AND d.company_id = r.company_id
    AND (${isAdmin(sql`d`)} OR d.id = ANY (r.audience)))`;

const filtered = ({ ids, search, status, resource, action, resource_id, asker_id, decider_id, created_after, created_before }: Filter) => [
  among(sql`r.id`, ids),
  among(sql`r.status`, status),
  resource && sql`r.resource = ${resource}`,
  action && sql`r.action = ${action}`,
  among(sql`r.resource_id`, resource_id),
  among(sql`r.asker_id`, asker_id),
  decider_id && isDecidedBy(decider_id),
  ...between(sql`r.created_at`, created_after, created_before),
  search && sql`(${isNamed(sql`r.asker_id`, search)} OR r.note ILIKE ${containing(search)})`,
];
