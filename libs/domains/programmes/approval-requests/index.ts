export { ask, isAsked, isAsking } from '@app/auth';
export { RequestStatus, type ResourceState } from './approval-request.entity';
export { ApprovalRequestStandingService } from './approval-request-standing.service';
export {
  RequestApproved,
  RequestDismissed,
  RequestMade,
  RequestRefused,
  RequestSettled,
  RequestVoided,
  RequestWithdrawn,
} from './approval-requests.events';
export { ApprovalRequestsModule } from './approval-requests.module';
export { ApprovalRequestsPolicy } from './approval-requests.policy';
export type { RequestedAction } from './approval-requests.repository';
export { approvalRequestsVisibleTo, isOpenRequest } from './approval-requests.scope';
export { ApprovalRequestsService } from './approval-requests.service';
export type { ApprovalRequestView } from './approval-requests.view';
export {
  type ActionPerformer,
  type AskedState,
  RequestedActions,
  type RequestedThing,
  type RequestedThings,
  type StoredAction,
  payloadAs,
} from './requested-actions';
