import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type StreamableFile } from '@nestjs/common';
import { Identification, type Identity } from '@app/auth';
import { NotFound } from '@app/errors';
import { StreamConnection, eventStream } from '@app/http';
import type { AnswerReading } from './answer-reading';
import { TooManyAnswerStreams } from './chatbot.errors';
import { type AnswerProgress, CitationsRepository } from './citations.repository';
import { CHATBOT_MESSAGE } from './nouns';
import { QuestionsService } from './questions.service';

const LOOK_EVERY_MS = 200;
const BEAT_EVERY_LOOKS = 25;
const MOST_OF_PERSON = 5;
/** Progress of an answer that was deleted meanwhile: nothing more follows. */
const GONE: AnswerProgress = { citations: [], is_finished: true };

type StreamedAnswer = Pick<AnswerReading, 'authorization' | 'last'> & {
  readonly message_id: number;
};

interface SessionQuestion {
  readonly session_id: number;
  readonly text: string;
}

/**
 * Streams answers from the database, so that any process can resume any stream. Each poll identifies the reader again and checks what they
 * may read now. A stream ends with its answer, after a minute at most.
 */
@Injectable()
export class AnswerStreamsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AnswerStreamsService.name);
  private readonly open = new Map<StreamConnection, number>();

  constructor(
    private readonly citations: CitationsRepository,
    private readonly questions: QuestionsService,
    private readonly identification: Identification,
  ) {}

  /** Asks a question and streams its answer. The answer is written to its end even if the reader disconnects. */
  async ask(identity: Identity, { authorization }: AnswerReading, { session_id, text }: SessionQuestion): Promise<StreamableFile> {
    this.expectRoomFor(identity);
    const message_id = await this.questions.askInBackground(identity, session_id, text);
    return this.stream(identity, { message_id, authorization, last: 0 });
  }

  /** Streams an answer after the given citation. Throws `NotFound` for an answer of somebody else. */
  async resume(identity: Identity, { authorization, last }: AnswerReading, message_id: number): Promise<StreamableFile> {
    this.expectRoomFor(identity);
    if (!(await this.citations.progress(identity, message_id, last))) throw new NotFound(CHATBOT_MESSAGE);
    return this.stream(identity, { message_id, authorization, last });
  }

  beforeApplicationShutdown(): void {
    for (const connection of this.open.keys()) connection.finish();
  }

  private expectRoomFor({ id }: Identity): void {
    if ([...this.open.values()].filter((one) => one === id).length >= MOST_OF_PERSON) throw new TooManyAnswerStreams();
  }

  private stream({ id }: Identity, answer: StreamedAnswer): StreamableFile {
    const connection = new StreamConnection();
    this.open.set(connection, id);
    connection.once('close', () => this.open.delete(connection));
    // The headers are sent with the first bytes.
    connection.beat();
    void this.follow(connection, answer)
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => connection.finish());
    return eventStream(connection);
  }

  private async follow(connection: StreamConnection, answer: StreamedAnswer): Promise<void> {
    let last: number | undefined = answer.last;
    for (let looks = 1; !connection.destroyed && this.open.has(connection); looks++) {
      last = await this.look(connection, { ...answer, last });
      if (last === undefined) return;
      if (looks % BEAT_EVERY_LOOKS === 0) connection.beat();
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    }
  }

  /**
   * Sends new citations that the reader may read now. Returns the position of the last one that was sent, or undefined at the end of the
   * answer.
   */
  private async look(connection: StreamConnection, { message_id, authorization, last }: StreamedAnswer): Promise<number | undefined> {
    const actor = await this.identification.identify(authorization);
    const { citations, is_finished } = (await this.citations.progress(actor, message_id, last)) ?? GONE;
    for (const citation of citations) connection.send({ id: citation.position, event: 'citation', data: citation });
    if (!is_finished) return citations.at(-1)?.position ?? last;
    this.end(connection, await this.questions.get(actor, message_id));
    return undefined;
  }

  private end(connection: StreamConnection, { json }: { readonly json: string }): void {
    connection.send({ event: 'answer', data: JSON.parse(json) as object });
  }
}
