import { Module } from '@nestjs/common';
import { Clock } from '@app/config';
import { ApprovalRequestsListeners } from './approval-requests.listeners';
import { ApprovalRequestsRepository } from './approval-requests.repository';

/** Entry point for events: apps/worker. */
@Module({ providers: [ApprovalRequestsListeners, ApprovalRequestsRepository, Clock] })
export class ApprovalRequestsWorkerModule {}
