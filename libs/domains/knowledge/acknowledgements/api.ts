import { Module } from '@nestjs/common';
import { AcknowledgementsController } from './acknowledgements.controller';
import { AcknowledgementsModule } from './acknowledgements.module';
import './nouns';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [AcknowledgementsModule], controllers: [AcknowledgementsController] })
export class AcknowledgementsApiModule {}
