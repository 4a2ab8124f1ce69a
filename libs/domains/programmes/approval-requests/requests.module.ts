import { Module } from '@nestjs/common';
import { RequestsRepository } from './requests.repository';
import { RequestsService } from './requests.service';

@Module({ providers: [RequestsService, RequestsRepository], exports: [RequestsService] })
export class RequestsModule {}
