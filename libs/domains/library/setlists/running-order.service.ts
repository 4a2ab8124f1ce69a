import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Unavailable } from '@app/errors';
import type { Language } from '@app/i18n';
import { Pdf, PdfError, type Printed } from '@app/pdf';
import { SetlistLock } from './setlist-lock';
import type { Setlist } from './setlist.entity';
import { type Played, SetlistsRepository } from './setlists.repository';

interface Heads {
  readonly title: string;
  readonly composer: string;
  readonly pages: string;
  readonly transposition: string;
  readonly note: string;
  readonly total: (scores: number, pages: number) => string;
}

const HEADS: Readonly<Record<Language, Heads>> = {
  en: {
    ...{ title: 'Title', composer: 'Composer', pages: 'Pages', transposition: 'Transp.', note: 'Note' },
    total: (scores, pages) => `${scores} ${scores === 1 ? 'piece' : 'pieces'}, ${pages} ${pages === 1 ? 'page' : 'pages'}`,
  },
  ko: {
    ...{ title: '곡명', composer: '작곡', pages: '쪽', transposition: '이조', note: '메모' },
    total: (scores, pages) => `${scores}곡, ${pages}쪽`,
  },
};

/** Prints the running order of a setlist. */
@Injectable()
export class RunningOrderService {
  constructor(
    private readonly setlists: SetlistsRepository,
    private readonly lock: SetlistLock,
    private readonly pdf: Pdf,
  ) {}

  /** Writes the PDF in a child process. Throws `Unavailable` (503) if that fails. */
  async print(actor: Actor, id: number, language: Language): Promise<Buffer> {
    const setlist = await this.lock.look(actor, id);
    const played = await this.setlists.runningOrder(id);
    try {
      return await this.pdf.print(printed(setlist, played, HEADS[language]));
    } catch (error) {
      throw error instanceof PdfError ? new Unavailable() : error;
    }
  }
}

function printed({ title, description }: Setlist, played: readonly Played[], heads: Heads): Printed {
  const pages = played.reduce((sum, one) => sum + (one.pages ?? 0), 0);
  return {
    title,
    lines: [...(description ? [description] : []), heads.total(played.length, pages)],
    columns: [
      { name: '', share: 1, align: 'right' },
      { name: heads.title, share: 8 },
      { name: heads.composer, share: 5 },
      { name: heads.pages, share: 1.4, align: 'right' },
      { name: heads.transposition, share: 1.8, align: 'right' },
      { name: heads.note, share: 5 },
    ],
    rows: played.map((one, at) => rowOf(one, at + 1)),
  };
}

const rowOf = ({ title, composer, arranger, pages, note, transposition }: Played, place: number): string[] => [
  String(place),
  title,
  [composer, arranger].filter(Boolean).join(' / '),
  pages === null ? '' : String(pages),
  transposition === 0 ? '' : `${transposition > 0 ? '+' : '−'}${Math.abs(transposition)}`,
  note ?? '',
];
