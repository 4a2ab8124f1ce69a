import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { PurgingService } from './purging.service';
import { RenderingService } from './rendering.service';
import { PageImage, PdfInfo, PurgeScore, PurgeTrash, RenderScores, Thumbnail, WipeScore } from './scores.jobs';
import { ScoreUpkeepService } from './score-upkeep.service';

/** Runs the jobs and the schedule of this domain. */
@Injectable()
export class ScoresProcessor {
  constructor(
    private readonly rendering: RenderingService,
    private readonly purging: PurgingService,
    private readonly upkeep: ScoreUpkeepService,
  ) {}

  @Handles(PdfInfo)
  async info({ score_id }: PayloadOf<typeof PdfInfo>): Promise<void> {
    await this.rendering.render(score_id, ['info']);
  }

  @Handles(Thumbnail)
  async thumbnail({ score_id }: PayloadOf<typeof Thumbnail>): Promise<void> {
    await this.rendering.render(score_id, ['thumbnail']);
  }

  @Handles(RenderScores)
  renderAll({ score_ids }: PayloadOf<typeof RenderScores>, run: Run): Promise<object> {
    return this.upkeep.renderAll(score_ids, (percent) => run.progress(percent));
  }

  @Handles(PageImage)
  async page({ score_id, number, page }: PayloadOf<typeof PageImage>): Promise<void> {
    await this.rendering.drawPage(score_id, number, page);
  }

  @Handles(PurgeScore)
  async purge({ score_id }: PayloadOf<typeof PurgeScore>): Promise<void> {
    await this.purging.purgeTrashed(score_id);
  }

  @Handles(WipeScore)
  async wipe({ score_id }: PayloadOf<typeof WipeScore>): Promise<void> {
    await this.purging.wipe(score_id);
  }

  @Handles(PurgeTrash)
  purgeTrash({ user_id, company_id }: PayloadOf<typeof PurgeTrash>, run: Run): Promise<object> {
    return this.upkeep.purgeTrash(user_id, company_id, (percent) => run.progress(percent));
  }

  @Scheduled('purge_scores', '23 3 * * *')
  purgeExpired(): Promise<object> {
    return this.upkeep.purgeExpired();
  }
}
