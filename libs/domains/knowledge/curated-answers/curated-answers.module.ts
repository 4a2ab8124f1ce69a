import { Module } from '@nestjs/common';
import { CuratedAnswersRepository } from './curated-answers.repository';
import { CuratedAnswersService } from './curated-answers.service';
import './curated-answers.personal-data';

@Module({ providers: [CuratedAnswersService, CuratedAnswersRepository], exports: [CuratedAnswersService] })
export class CuratedAnswersModule {}
