import { Module } from '@nestjs/common';
import { OutboundModule } from '@app/outbound';
import { TokenBudgetRepository } from './token-budget.repository';
import { WriterService } from './writer.service';
import './writer.personal-data';

@Module({ imports: [OutboundModule], providers: [WriterService, TokenBudgetRepository], exports: [WriterService] })
export class WriterModule {}
