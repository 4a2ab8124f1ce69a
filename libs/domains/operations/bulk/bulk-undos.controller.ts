import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { Accepted, Chapter, Refuses } from '@app/http';
import { JobDto } from '@operations/jobs/api';
import { BulkUndosService } from './bulk-undos.service';
import { UndoBulkDto } from './bulk-request.dto';
import { RowsChanged, UndoExpired, UndoUsed } from './bulk.errors';
import { BulkPolicy } from './bulk.policy';

@Chapter('bulk')
@Controller('bulk-undos')
export class BulkUndosController {
  constructor(private readonly undos: BulkUndosService) {}

  /**
   * Restore all rows of a bulk operation, or none
   * @remarks Within 24 hours, by the person who ran it and with their present rights. If a row has changed since, nothing is restored: 409
   * `ROWS_CHANGED` names such rows. If that happens only during the job, its `result.refused` names the row.
   */
  @Post()
  @Can(BulkPolicy.undo)
  @Accepted(JobDto, ({ id }) => `/jobs/${id}`)
  @Refuses(RowsChanged, UndoExpired, UndoUsed)
  async create(@CurrentIdentity() identity: Identity, @Body() { undo_token }: UndoBulkDto): Promise<JobDto> {
    return JobDto.from(await this.undos.begin(identity, undo_token), identity);
  }
}
