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
export class RequestSettled extends domainEvent<RequestIds>('RequestSettled', {
  type: 'request.settled',
  about: { en: 'A request for approval was settled.', ko: '승인 요청이 처리되었습니다.' },
}) {}
export class RequestDismissed extends domainEvent<RequestIds>('RequestDismissed', {
  type: 'request.dismissed',
  about: { en: 'A request for approval was dismissed.', ko: '승인 요청이 반려되었습니다.' },
}) {}
