import { Module } from '@nestjs/common';
import { ApprovalRequestsRepository } from './approval-requests.repository';
import { ApprovalRequestsService } from './approval-requests.service';
import './approval-requests.notifications';
import './approval-requests.personal-data';

@Module({ providers: [ApprovalRequestsService, ApprovalRequestsRepository], exports: [ApprovalRequestsService] })
export class ApprovalRequestsModule {}
