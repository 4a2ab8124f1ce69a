import { Module } from '@nestjs/common';
import { AttachmentsController } from './attachments.controller';
import { AttachmentsModule } from './attachments.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [AttachmentsModule], controllers: [AttachmentsController] })
export class AttachmentsApiModule {}
