import { Module } from '@nestjs/common';
import { ApprovalRequestClosingsService } from './approval-request-closings.service';
import { ApprovalRequestPeopleRepository } from './approval-request-people.repository';
import { ApprovalRequestStandingService } from './approval-request-standing.service';
import { ApprovalRequestsRepository } from './approval-requests.repository';
import { ApprovalRequestsService } from './approval-requests.service';
import { ApprovalsService } from './approvals.service';
import { RequestedActions } from './requested-actions';
import './approval-requests.notifications';
import './approval-requests.personal-data';

const repositories = [ApprovalRequestPeopleRepository, ApprovalRequestsRepository];
const services = [ApprovalRequestsService, ApprovalRequestStandingService, ApprovalsService, RequestedActions];

@Module({ providers: [...repositories, ...services, ApprovalRequestClosingsService], exports: services })
export class ApprovalRequestsModule {}
