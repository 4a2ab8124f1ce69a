import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, IdsListDto, Paged } from '@app/http';
import { EmptyTrashDto, EmptyingDto, ListUsageDto, StorageReportDto, UsageDto } from './files.dto';
import { StorageReportsPolicy, UploadsPolicy, UsagePolicy } from './files.policy';
import { StorageReportsService } from './storage-reports.service';
import { TrashService } from './trash.service';

@Chapter('files', { group: 'Library', rank: 8, about: 'Storage use of your company, and the trash.' })
@Controller('files')
export class TrashController {
  constructor(
    private readonly trash: TrashService,
    private readonly reports: StorageReportsService,
  ) {}

  /**
   * List storage use per user
   * @remarks For admins.
   */
  @Get('usage')
  @Can(UsagePolicy.list)
  @Paged(UsageDto)
  listUsage(@CurrentActor() actor: Actor, @Query() query: ListUsageDto) {
    return this.trash.list(actor, query);
  }

  /**
   * Empty the trash permanently
   * @remarks Your own or, as an admin, that of a colleague. Deletes at most 1,000 files per call, in the background.
   */
  @Post('purge')
  @Can(UploadsPolicy.purge)
  @HttpCode(HttpStatus.ACCEPTED)
  emptyTrash(@CurrentActor() actor: Actor, @Body() { user_id }: EmptyTrashDto): Promise<EmptyingDto> {
    return this.trash.empty(actor, user_id);
  }

  /**
   * List storage reconciliation reports
   * @remarks For the platform's admin.
   */
  @Get('storage-reports')
  @Can(StorageReportsPolicy.list)
  @Paged(StorageReportDto)
  listStorageReports(@CurrentActor() actor: Actor, @Query() query: IdsListDto) {
    return this.reports.list(actor, query);
  }
}
