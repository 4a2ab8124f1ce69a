import { domainEvent } from '@app/events';
import type { ApprovalRequest } from './approval-request.entity';

/** The request, its asker and the permission asked for. */
interface RequestIds {
  readonly request_id: number;
  readonly asker_id: number;
  readonly asked: `${string}:${string}`;
}

export const requestIds = ({ id, asker_id, resource, action }: ApprovalRequest): RequestIds => ({
  request_id: id,
  asker_id,
  asked: `${resource}:${action}`,
});

export class RequestMade extends domainEvent<RequestIds>('RequestMade') {}
export class RequestSettled extends domainEvent<RequestIds>('RequestSettled') {}
export class RequestDismissed extends domainEvent<RequestIds>('RequestDismissed') {}
