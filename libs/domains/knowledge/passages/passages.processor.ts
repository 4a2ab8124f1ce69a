import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { PassagesService } from './passages.service';

/** Runs scheduled tasks. */
@Injectable()
export class PassagesProcessor {
  constructor(private readonly passages: PassagesService) {}

  @Scheduled('fold_passage_terms', '* * * * *', { inBatches: true })
  foldTerms(): Promise<void> {
    return this.passages.foldTerms();
  }
}
