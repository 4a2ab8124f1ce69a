export { DocumentCommented } from './document-comments.events';
export { DocumentCommentsModule } from './document-comments.module';
export { DocumentCommentsPolicy } from './document-comments.policy';
