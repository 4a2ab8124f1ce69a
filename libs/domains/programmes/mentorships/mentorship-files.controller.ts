import { Controller, Post, Query } from '@nestjs/common';
import { Can, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter, type IncomingFile, Refuses, TakesFile, TheFile } from '@app/http';
import { PreviewsBulk, bulkAnswer } from '@operations/bulk/api';
import { MentorshipFileDto } from './mentorship-bulk.dto';
import { MentorshipFilesService } from './mentorship-files.service';
import { MentorshipFileRefused } from './mentorships.errors';
import { MentorshipsPolicy } from './mentorships.policy';

const MAX_FILE_BYTES = 1_048_576;

@Chapter('mentorships')
@Controller('mentorships/bulk/file')
export class MentorshipFilesController {
  constructor(private readonly files: MentorshipFilesService) {}

  /**
   * Preview new mentorships from a CSV or XLSX file of pairs
   * @remarks Columns: mentor and mentee (e-mail address, employee number or ID), curriculum (title or ID), start; at most 1,000 lines. Run
   * the preview by `POST /mentorships/bulk`. `GET /bulk/{id}/rows` has the problems by line.
   */
  @Post()
  @Can(MentorshipsPolicy.import)
  @TakesFile(MAX_FILE_BYTES)
  @PreviewsBulk()
  @Refuses(MentorshipFileRefused)
  async bulkCreate(@CurrentIdentity() identity: Identity, @TheFile() file: IncomingFile, @Query() settings: MentorshipFileDto) {
    return bulkAnswer(await this.files.preview(identity, file.bytes, settings), identity);
  }
}
