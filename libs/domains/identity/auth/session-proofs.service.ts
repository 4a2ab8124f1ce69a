import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Identity } from '@app/auth';
import { Database, type Instant } from '@app/database';
import { InvalidToken, ValidationFailed } from '@app/errors';
import { type ProofFields, ProofMethods, type ProofName } from './proof-methods';
import { SessionRevocationsService } from './session-revocations.service';
import { SessionsRepository } from './sessions.repository';
import type { Origin } from './sessions.service';

/** Exactly one proof. */
export type GivenProof = Partial<ProofFields>;

/** Renews the proof of a session, for actions for which a stolen token must not be enough. */
@Injectable()
export class SessionProofsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly methods: ProofMethods,
    private readonly revocations: SessionRevocationsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Returns when the proof expires. It takes effect at once in this process, and within a second in all others. */
  async prove(identity: Identity, given: GivenProof, origin: Origin): Promise<Instant> {
    const { name, value } = onlyOneOf(given);
    const method = this.methods.named(name);
    if (!method) throw oneIsNeeded();
    return method.prove(identity, value, origin, () => this.renew(identity));
  }

  private renew({ id, company_id, session_id }: Identity): Promise<Instant> {
    return this.db.transaction(async () => {
      const proven_until = await this.sessions.prove(session_id);
      if (!proven_until) throw new InvalidToken();
      await this.audit.note({ action: 'session.prove', actor_id: id, company_id, resource_id: session_id });
      this.revocations.renewRights();
      return proven_until;
    });
  }
}

function onlyOneOf(given: GivenProof): { name: ProofName; value: never } {
  const [first, ...others] = Object.entries(given).filter(([, value]) => value !== undefined);
  if (!first || others.length > 0) throw oneIsNeeded();
  return { name: first[0] as ProofName, value: first[1] as never };
}

const oneIsNeeded = (): ValidationFailed =>
  new ValidationFailed([
    {
      field: 'password',
      message: { en: 'send exactly one of password, code and passkey', ko: 'password, code, passkey 중 하나만 보내야 합니다' },
    },
  ]);
