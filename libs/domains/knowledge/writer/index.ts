export { type QuotablePassage, type Quote, goodEnough, quotesFor } from './quotes';
export { WriterModule } from './writer.module';
export { WriterService } from './writer.service';
