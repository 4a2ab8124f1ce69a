import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@app/database';
import { GiveUp } from '@app/jobs';
import { JobStatus } from '@app/outbox';
import { Pdf, PdfError } from '@app/pdf';
import {
  DownloadsService,
  type FileAtHand,
  FilePurpose,
  type FileRenderer,
  FilesAtHand,
  FilesService,
  RendererRegistry,
} from '@library/files';
import { type ScoreFinding, ScoreVersionsRepository, type VersionAtHand } from './score-versions.repository';

/** Length of the longer side of a rendered image, in pixels. */
const THUMBNAIL_PX = 640;
const PAGE_PX = 2_000;
const WEBP = 'image/webp';
const BOTH: readonly ScoreFinding[] = ['info', 'thumbnail'];

/** Reads and renders the PDFs of scores in the worker. No transaction is open while a child process works. */
@Injectable()
export class RenderingService implements FileRenderer, OnModuleInit {
  private readonly pages = new Map<string, Promise<void>>();

  constructor(
    private readonly versions: ScoreVersionsRepository,
    private readonly files: FilesService,
    private readonly downloads: DownloadsService,
    private readonly atHand: FilesAtHand,
    private readonly renderers: RendererRegistry,
    private readonly pdf: Pdf,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.renderers.register(FilePurpose.Score, this);
  }

  /** Processes a new file. Returns the reason if it cannot be read, `null` otherwise. */
  async renderFile(file: FileAtHand): Promise<string | null> {
    const version = await this.versions.findByFile(file.upload_id);
    return version ? this.findOut(version, file, BOTH) : null;
  }

  /** Repeats one or both steps for the current version of a score. Throws `GiveUp` with the reason if the PDF cannot be read. */
  async render(score_id: number, findings: readonly ScoreFinding[]): Promise<void> {
    const version = await this.versions.find(score_id);
    if (!version) return;
    const problem = await this.atHand.with(version.file_id, (file) => this.findOut(version, file, findings));
    if (problem) throw new GiveUp(problem);
    await this.db.transaction(() => this.files.markReady(version.file_id));
  }

  /** Renders a page. Concurrent requests for the same page in this process share one rendering. */
  drawPage(score_id: number, number: number, page: number): Promise<void> {
    const name = `${score_id}/${number}/${page}`;
    const drawing = this.pages.get(name) ?? this.draw(score_id, number, page).finally(() => this.pages.delete(name));
    this.pages.set(name, drawing);
    return drawing;
  }

  private async draw(score_id: number, number: number, page: number): Promise<void> {
    const version = await this.versions.find(score_id, number);
    if (!version || (await this.downloads.derivedUrl(version.file_id, pageName(page), 'page'))) return;
    const webp = await this.atHand.with(version.file_id, async ({ path }) => {
      try {
        return (await this.pdf.draw(path, { page, side_px: PAGE_PX })).webp;
      } catch (error) {
        throw error instanceof PdfError ? new GiveUp(error.problem) : error;
      }
    });
    await this.downloads.keepDerived(version.file_id, pageName(page), webp, WEBP);
  }

  private async findOut(version: VersionAtHand, { path }: FileAtHand, findings: readonly ScoreFinding[]): Promise<string | null> {
    for (const finding of findings) await this.versions.mark(version.id, finding, JobStatus.Started);
    try {
      await this.look(version, path, findings);
      return null;
    } catch (error) {
      const problem = error instanceof PdfError ? error.problem : null;
      for (const finding of findings) await this.versions.mark(version.id, finding, JobStatus.Failed, problem ?? 'interrupted');
      if (!problem) throw error;
      return problem;
    }
  }

  /** Runs the steps in one child process. */
  private async look({ id, file_id }: VersionAtHand, path: string, findings: readonly ScoreFinding[]): Promise<void> {
    if (!findings.includes('thumbnail')) return this.versions.learn(id, await this.pdf.inspect(path));
    const { facts, webp } = await this.pdf.draw(path, { page: 1, side_px: THUMBNAIL_PX });
    if (findings.includes('info')) await this.versions.learn(id, facts);
    await this.downloads.keepDerived(file_id, 'thumbnail', webp, WEBP);
    await this.versions.mark(id, 'thumbnail', JobStatus.Finished);
  }
}

export const pageName = (page: number): string => `page-${page}`;
