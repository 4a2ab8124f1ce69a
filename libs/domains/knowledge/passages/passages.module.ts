import { Module } from '@nestjs/common';
import { PassagesRepository } from './passages.repository';
import { PassagesService } from './passages.service';
import './passages.personal-data';

@Module({ providers: [PassagesService, PassagesRepository], exports: [PassagesService] })
export class PassagesModule {}
