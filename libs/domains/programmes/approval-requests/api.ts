import { Module } from '@nestjs/common';
import { RequestsController } from './approval-requests.controller';
import { ApprovalRequestsModule } from './approval-requests.module';

export { RequestDto } from './approval-requests.dto';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [ApprovalRequestsModule], controllers: [RequestsController] })
export class ApprovalRequestsApiModule {}
