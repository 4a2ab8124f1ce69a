import { Module } from '@nestjs/common';
import { BulkController } from './bulk.controller';
import { BulkModule } from './bulk.module';
import { BulkUndosController } from './bulk-undos.controller';

export { PreviewsBulk, TakesBulk, bulkAnswer } from './bulk.dto';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [BulkModule], controllers: [BulkController, BulkUndosController] })
export class BulkApiModule {}
