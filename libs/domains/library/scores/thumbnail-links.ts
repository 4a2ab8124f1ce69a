import { Injectable } from '@nestjs/common';
import type { JsonResource, Page } from '@app/database';
import { DownloadsService } from '@library/files';
import type { ScoreView } from './scores.view';

/** Matches a thumbnail as `scoreColumns` writes it. A text value cannot match, because its quotes are escaped. */
const NAMED = /(?<!\\)"thumbnail_url":"derived\/([\da-f-]{36})"/g;

/** Replaces thumbnail references by signed URLs in the JSON text from Postgres, without parsing it and without a query. */
@Injectable()
export class ThumbnailLinks {
  constructor(private readonly downloads: DownloadsService) {}

  async inResource(score: JsonResource<ScoreView>): Promise<JsonResource<ScoreView>> {
    return { ...score, json: await this.signed(score.json) };
  }

  async inPage(page: Page<ScoreView>): Promise<Page<ScoreView>> {
    return { ...page, results: await this.signed(page.results) };
  }

  private async signed<Json extends string>(json: Json): Promise<Json> {
    const ids = [...json.matchAll(NAMED)].map(([, id]) => id!);
    if (ids.length === 0) return json;
    const links = await Promise.all(ids.map((id) => this.downloads.derivedLink(id, 'thumbnail.webp', 'image/webp')));
    let next = 0;
    return json.replace(NAMED, () => `"thumbnail_url":${JSON.stringify(links[next++])}`) as Json;
  }
}
