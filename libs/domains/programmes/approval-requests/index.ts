export { ask, isAsked, isAsking } from '@app/auth';
export type { Request } from './request.entity';
export { RequestDismissed, RequestMade, RequestSettled } from './requests.events';
export { RequestsModule } from './requests.module';
export { RequestsPolicy } from './requests.policy';
export type { Asked } from './requests.repository';
export { RequestsService } from './requests.service';
