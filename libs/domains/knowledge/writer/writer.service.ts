import { Injectable, Logger } from '@nestjs/common';
import { env } from '@app/config';
import { Outbound, type OutboundReading } from '@app/outbound';
import { CompletionStream } from './completion-stream';
import { TokenBudgetRepository } from './token-budget.repository';
import { type WriterQuestion, tokensFor, writerRequest } from './writer-request';
import { type WrittenSentence, checkedSentence } from './writer-sentences';

const MOST_BYTES = 262_144;
const MOST_SENTENCES = 6;
/**
 * Most answers of a process, and of a company in it, that are being written at the endpoint. Further ones consist of quotes, so that a slow
 * endpoint delays nobody.
 */
const AT_ONCE = 8;
const AT_ONCE_OF_COMPANY = 3;

export interface WritingJob extends WriterQuestion {
  readonly company_id: string;
  /** Stores a checked sentence. Returns false if its quote fails the check of the statement, or the answer has been stopped. */
  readonly keep: (sentence: WrittenSentence) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Number of sentences that were kept, and whether the endpoint has finished the answer in time. */
export interface Writing {
  readonly kept: number;
  readonly is_whole: boolean;
}

const NOTHING: Writing = { kept: 0, is_whole: false };

/** Lets a language model write answers, sentence by sentence. Only sentences with a checked quote are kept. */
@Injectable()
export class WriterService {
  private readonly logger = new Logger(WriterService.name);
  private readonly underWay: string[] = [];

  constructor(
    private readonly outbound: Outbound,
    private readonly budget: TokenBudgetRepository,
  ) {}

  /** Writes an answer. Never rejects: after a failure, the answer has fewer sentences, or none. */
  async write(job: WritingJob): Promise<Writing> {
    const { company_id } = job;
    if (!env.CHATBOT_WRITER_URL || !this.hasRoomFor(company_id)) return NOTHING;
    this.underWay.push(company_id);
    try {
      return await this.writeWithinBudget(job);
    } catch (error) {
      this.logger.warn(error);
      return NOTHING;
    } finally {
      this.underWay.splice(this.underWay.indexOf(company_id), 1);
    }
  }

  private hasRoomFor(company_id: string): boolean {
    return this.underWay.length < AT_ONCE && this.underWay.filter((one) => one === company_id).length < AT_ONCE_OF_COMPANY;
  }

  private async writeWithinBudget(job: WritingJob): Promise<Writing> {
    const body = writerRequest(env.CHATBOT_WRITER_MODEL, job);
    const reserved = tokensFor(body);
    const day = await this.budget.reserve(job.company_id, reserved, env.CHATBOT_WRITER_TOKENS_A_DAY);
    if (day === undefined) return NOTHING;
    const completion = new CompletionStream();
    try {
      return await this.read(job, body, completion);
    } finally {
      // If the endpoint reports no usage, the reservation counts as the usage.
      await this.budget.settle(job.company_id, day, Math.max(reserved - (completion.usage ?? reserved), 0));
    }
  }

  private async read({ passages, keep, signal }: WritingJob, body: string, completion: CompletionStream): Promise<Writing> {
    let kept = 0;
    const take = async (lines: readonly string[]) => {
      for (const line of lines) {
        const sentence = kept < MOST_SENTENCES ? checkedSentence(line, passages) : undefined;
        if (sentence && !signal.aborted && (await keep(sentence))) kept++;
      }
    };
    try {
      const request = { url: `${env.CHATBOT_WRITER_URL!.replace(/\/+$/, '')}/chat/completions`, headers: headersOf(), body };
      await this.outbound.postAndRead(request, limitsOf(), (part) => take(completion.take(part)), signal);
      await take(completion.rest());
      return { kept, is_whole: true };
    } catch (error) {
      if (!signal.aborted) this.logger.warn(error);
      return { kept, is_whole: false };
    }
  }
}

function headersOf(): Record<string, string> {
  const key = env.CHATBOT_WRITER_KEY;
  return { 'content-type': 'application/json', accept: 'text/event-stream', ...(key && { authorization: `Bearer ${key}` }) };
}

function limitsOf(): OutboundReading {
  const whole_ms = env.CHATBOT_WRITER_WITHIN_S * 1_000;
  const idle_ms = Math.ceil(whole_ms / 3);
  return { connect_ms: idle_ms, total_ms: idle_ms, idle_ms, whole_ms, max_bytes: MOST_BYTES };
}
