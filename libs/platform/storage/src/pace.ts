import { Transform, type TransformCallback } from 'node:stream';
import { DomainError, RequestTimedOut } from '@app/errors';

export interface PaceLimits {
  /** Each of these spans must bring `bytes_per_s` on average. */
  readonly span_s: number;
  readonly bytes_per_s: number;
  /** For the whole upload. */
  readonly total_s: number;
}

/** Passes an upload on. Ends it with `RequestTimedOut` (408) if it is too slow or takes too long, and if `stillOpen` refuses it. */
export class Pace extends Transform {
  private received = 0;
  private readonly span: NodeJS.Timeout;
  private readonly total: NodeJS.Timeout;

  constructor(
    private readonly limits: PaceLimits,
    private readonly stillOpen: () => Promise<unknown>,
  ) {
    super();
    this.span = setInterval(() => this.look(), limits.span_s * 1_000);
    this.total = setTimeout(() => this.destroy(new RequestTimedOut()), limits.total_s * 1_000);
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.received += piece.length;
    done(null, piece);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearInterval(this.span);
    clearTimeout(this.total);
    done(error);
  }

  private look(): void {
    const { span_s, bytes_per_s } = this.limits;
    if (this.received < span_s * bytes_per_s) return void this.destroy(new RequestTimedOut());
    this.received = 0;
    // It is checked again at the end, so a failure of the check itself is ignored here.
    this.stillOpen().catch((error: unknown) => error instanceof DomainError && this.destroy(error));
  }
}
