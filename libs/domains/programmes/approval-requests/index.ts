export { ask, isAsked, isAsking } from '@app/auth';
export { RequestDismissed, RequestMade, RequestSettled } from './approval-requests.events';
export { ApprovalRequestsModule } from './approval-requests.module';
export { ApprovalRequestsPolicy } from './approval-requests.policy';
export type { RequestedAction } from './approval-requests.repository';
export { ApprovalRequestsService } from './approval-requests.service';
export type { ApprovalRequestView } from './approval-requests.view';
