import { Module } from '@nestjs/common';
import { DocumentsModule } from '@knowledge/documents';
import { CuratedAnswersRepository } from './curated-answers.repository';
import { CuratedAnswersService } from './curated-answers.service';
import './curated-answers.notifications';
import './curated-answers.personal-data';

@Module({
  imports: [DocumentsModule],
  providers: [CuratedAnswersService, CuratedAnswersRepository],
  exports: [CuratedAnswersService, CuratedAnswersRepository],
})
export class CuratedAnswersModule {}
