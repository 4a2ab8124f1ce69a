import { Injectable } from '@nestjs/common';
import { Metrics } from '@app/metrics';
import { type Admission, type Origin, SignInsService, TooManyFailures } from '@identity/auth';
import { CodesService } from './codes.service';
import { InvalidChallenge, InvalidCode } from './totp.errors';

interface Answer {
  readonly challenge: string;
  readonly code: string;
}

/** Completes sign-ins with a second factor. */
@Injectable()
export class ChallengesService {
  constructor(
    private readonly signIns: SignInsService,
    private readonly codes: CodesService,
    private readonly metrics: Metrics,
  ) {}

  async meet({ challenge, code }: Answer, origin: Origin): Promise<Admission> {
    const account = await this.signIns.ownerOf(challenge, origin);
    if (!account) throw new InvalidChallenge();
    const trial = { holder: account, code, refusal: () => new InvalidCode() };
    return this.codes
      .prove(trial, () => this.complete(challenge, origin))
      .catch((error: unknown) => {
        if (error instanceof InvalidCode) this.metrics.signIn('failure');
        if (error instanceof TooManyFailures) this.metrics.signIn('limited');
        throw error;
      });
  }

  private async complete(challenge: string, origin: Origin): Promise<Admission> {
    const tokens = await this.signIns.complete(challenge, origin);
    if (!tokens) throw new InvalidChallenge();
    return tokens;
  }
}
