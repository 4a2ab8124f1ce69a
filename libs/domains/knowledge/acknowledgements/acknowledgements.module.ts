import { Module } from '@nestjs/common';
import { DocumentsModule } from '@knowledge/documents';
import { FoldersModule } from '@knowledge/folders';
import { AcknowledgementsRepository } from './acknowledgements.repository';
import { AcknowledgementsService } from './acknowledgements.service';
import './acknowledgements.notifications';
import './acknowledgements.personal-data';

@Module({
  imports: [DocumentsModule, FoldersModule],
  providers: [AcknowledgementsService, AcknowledgementsRepository],
  exports: [AcknowledgementsService],
})
export class AcknowledgementsModule {}
