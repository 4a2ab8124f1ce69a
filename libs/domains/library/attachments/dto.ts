export { AttachmentDto, UploadIds } from './attachments.dto';
