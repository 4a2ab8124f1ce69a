import { domainEvent } from '@app/events';
import type { ApprovalRequest } from './approval-request.entity';

/** The request, its asker and the permission asked for. */
interface RequestIds {
  readonly request_id: number;
  readonly asker_id: number;
  readonly asked: `${string}:${string}`;
  readonly company_id: string;
  readonly version: number;
}

export const requestIds = ({ id, asker_id, resource, action, company_id, version }: ApprovalRequest): RequestIds => ({
  request_id: id,
  asker_id,
  asked: `${resource}:${action}`,
  company_id,
  version,
});

export class RequestMade extends domainEvent<RequestIds>('RequestMade', {
  type: 'request.created',
  about: { en: 'Somebody asked for the approval of an action.', ko: '작업 승인이 요청되었습니다.' },
}) {}
/** The approval performed the requested action. */
export class RequestApproved extends domainEvent<RequestIds>('RequestApproved', {
  type: 'request.approved',
  about: { en: 'A request was approved, and its action was performed.', ko: '요청이 승인되어 작업이 실행되었습니다.' },
}) {}
export class RequestRefused extends domainEvent<RequestIds>('RequestRefused', {
  type: 'request.refused',
  about: { en: 'A request for approval was refused.', ko: '승인 요청이 반려되었습니다.' },
}) {}
export class RequestWithdrawn extends domainEvent<RequestIds>('RequestWithdrawn', {
  type: 'request.withdrawn',
  about: { en: 'A request for approval was withdrawn by its asker.', ko: '요청한 사람이 승인 요청을 철회했습니다.' },
}) {}
export class RequestVoided extends domainEvent<RequestIds>('RequestVoided', {
  type: 'request.voided',
  about: { en: 'A request for approval became void.', ko: '승인 요청이 무효가 되었습니다.' },
}) {}
export class RequestSettled extends domainEvent<RequestIds>('RequestSettled', {
  type: 'request.settled',
  about: { en: 'A request for approval was settled.', ko: '승인 요청이 처리되었습니다.' },
}) {}
/** Published by the version before instead of `RequestRefused`. */
export class RequestDismissed extends domainEvent<RequestIds>('RequestDismissed') {}
