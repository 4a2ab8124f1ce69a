export { AttachmentsModule } from './attachments.module';
export { AttachmentsPolicy } from './attachments.policy';
export { AttachmentsService, type ReceivedAttachments } from './attachments.service';
export { ATTACHING, UploadUsed } from './attachments.errors';
export { attachmentsOf } from './attachments.view';
