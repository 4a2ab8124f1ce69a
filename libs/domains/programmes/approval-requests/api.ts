import { Module } from '@nestjs/common';
import { RequestsController } from './requests.controller';
import { RequestsModule } from './requests.module';

export { RequestDto } from './requests.dto';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [RequestsModule], controllers: [RequestsController] })
export class RequestsApiModule {}
