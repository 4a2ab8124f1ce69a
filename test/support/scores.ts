import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { Pdf } from '@app/pdf';
import { DownloadsService, FilesAtHand, FilesService, RendererRegistry } from '@library/files';
import { OverviewRepository } from '@library/scores/overview.repository';
import { PurgingService } from '@library/scores/purging.service';
import { RenderingService } from '@library/scores/rendering.service';
import { ScoreVersionsRepository } from '@library/scores/score-versions.repository';
import { ScoresRepository } from '@library/scores/scores.repository';
import { ScoreUpkeepService } from '@library/scores/score-upkeep.service';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';
import { aPdf, uploadsOf } from './uploads';

type Api = ReturnType<typeof startApi>;

/** Real sheet music: `minuet` has one A4 page and a Korean title, `duet` four A5 pages. LilyPond made both from the sources beside them. */
export const theScore = (name: 'minuet' | 'duet'): Buffer => readFileSync(join(__dirname, 'scores', `${name}.pdf`));

let made = 0;

/** Steps of musicians and of the worker, for the specs about scores. */
export function scoresOf(api: Api) {
  const uploads = uploadsOf(api);

  /** Announces and sends an upload without committing it; returns its id. */
  const send = async (user: User, bytes: Buffer): Promise<string> => {
    const announced = await uploads.announce(user, { size: bytes.length });
    await uploads.put(announced, bytes);
    return announced.body.upload_id as string;
  };

  const create = async (user: User, fields: object = {}, bytes = theOnly(aPdf(200))) =>
    api.as(user).post('/api/v1/scores', { title: 'Clair de lune', ...fields, upload_id: await send(user, bytes) });

  /** The worker's services in this process. The renderer of scores must be registered only once. */
  const worker = () => {
    const versions = api.get(ScoreVersionsRepository);
    const rendering = new RenderingService(
      versions,
      api.get(FilesService),
      api.get(DownloadsService),
      api.get(FilesAtHand),
      api.get(RendererRegistry),
      new Pdf(),
      api.get(Database),
    );
    const purging = api.get(PurgingService);
    const upkeep = new ScoreUpkeepService(
      api.get(ScoresRepository),
      api.get(OverviewRepository),
      versions,
      rendering,
      purging,
      api.get(Jobs),
      api.get(Clock),
    );
    return { rendering, purging, upkeep };
  };

  return { ...uploads, send, create, worker };
}

/** Makes the bytes unique, because equal bytes are stored only once. */
function theOnly(pdf: Buffer): Buffer {
  pdf.write(String(++made).padStart(8, '0'), 12);
  return pdf;
}
