import { Module } from '@nestjs/common';
import { PdfModule } from '@app/pdf';
import { RunningOrderService } from './running-order.service';
import { SetlistLock } from './setlist-lock';
import { SetlistItemsRepository } from './setlist-items.repository';
import { SetlistItemsService } from './setlist-items.service';
import { SetlistsRepository } from './setlists.repository';
import { SetlistsService } from './setlists.service';
import './setlists.personal-data';

const services = [SetlistsService, SetlistItemsService, RunningOrderService];

@Module({
  imports: [PdfModule],
  providers: [SetlistsRepository, SetlistItemsRepository, SetlistLock, ...services],
  exports: services,
})
export class SetlistsModule {}
