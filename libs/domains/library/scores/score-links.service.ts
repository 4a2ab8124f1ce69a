import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { FILE, PAGE } from '@app/i18n';
import { type DownloadPlace, DownloadsService, FileStatus } from '@library/files';
import { type Job, JobsService } from '@operations/jobs';
import { ScoreLock } from './score-lock';
import { ScoreVersionsRepository, type VersionAtHand } from './score-versions.repository';
import { ScoreInTrash, ScoreNotReady, ScoreUnreadable } from './scores.errors';
import { PageImage } from './scores.jobs';

/** The file of a score to download. */
export enum FileType {
  Original = 'original',
  Thumbnail = 'thumbnail',
  Page = 'page',
}

export interface Wanted {
  readonly file_type?: FileType;
  /** Page number, from 1; used for `FileType.Page` only. */
  readonly page: number;
}

/** Waits between checks for a page that is being rendered, in milliseconds. After the last one, the request is answered with the job. */
const WAITS_MS = [300, 500, 700];

/** Makes download URLs of the files of scores and their images. */
@Injectable()
export class ScoreLinksService {
  constructor(
    private readonly versions: ScoreVersionsRepository,
    private readonly lock: ScoreLock,
    private readonly downloads: DownloadsService,
    private readonly jobs: JobsService,
  ) {}

  find(actor: Actor, id: number, { file_type = FileType.Original, page }: Wanted): Promise<DownloadPlace | Job> {
    if (file_type === FileType.Page) return this.page(actor, id, page);
    return file_type === FileType.Thumbnail ? this.thumbnail(actor, id) : this.original(actor, id);
  }

  async original(actor: Actor, id: number): Promise<DownloadPlace> {
    const { file_id } = await this.shown(actor, id);
    return this.downloads.downloadUrl(file_id);
  }

  async thumbnail(actor: Actor, id: number): Promise<DownloadPlace> {
    const version = await this.shown(actor, id);
    const place = await this.downloads.derivedUrl(version.file_id, 'thumbnail', nameOf(version, 'thumbnail'));
    if (!place) throw new NotFound(FILE);
    return place;
  }

  /** The URL of a page image. The first request renders it: returns the job if that takes longer than the waits above. */
  private async page(actor: Actor, id: number, page: number): Promise<DownloadPlace | Job> {
    const version = await this.shown(actor, id);
    const find = () => this.downloads.derivedUrl(version.file_id, `page-${page}`, nameOf(version, `page-${page}`));
    const place = await find();
    if (place) return place;
    expectDrawable(version, page);
    const job = await this.jobs.begin(actor, PageImage, { score_id: id, number: version.number, page });
    for (const wait of WAITS_MS) {
      await sleep(wait);
      const made = await find();
      if (made) return made;
    }
    return job;
  }

  private async shown(actor: Actor, id: number): Promise<VersionAtHand> {
    await this.lock.look(actor, id);
    return (await this.versions.find(id))!;
  }
}

function expectDrawable({ status, pages, trashed_at }: VersionAtHand, page: number): void {
  if (trashed_at !== null) throw new ScoreInTrash();
  if (status === FileStatus.Failed) throw new ScoreUnreadable();
  if (pages === null || status !== FileStatus.Ready) throw new ScoreNotReady();
  if (page > pages) throw new NotFound(PAGE);
}

/** File name of an image, such as `Clair de lune - page-3.webp`. */
const nameOf = ({ filename }: VersionAtHand, what: string): string => `${filename.replace(/\.pdf$/i, '')} - ${what}.webp`;
