import { RateLimited, Unavailable } from '@app/errors';

export interface UploadCaps {
  /** For one user: as many as a browser opens to one host. */
  readonly person: number;
  readonly process: number;
}

const CAPS: UploadCaps = { person: 6, process: 128 };
const RETRY_AFTER_S = 5;

/** A place for one running upload. */
export interface UploadSlot {
  /** Counts it towards a user, once. Throws `RateLimited` (429) if they have too many. */
  countFor(user_id: number): void;
  leave(): void;
}

/** The running uploads of this process. */
export class OpenUploads {
  private readonly byPerson = new Map<number, number>();
  private open = 0;

  constructor(private readonly caps = CAPS) {}

  /** Throws `Unavailable` (503) if the process has too many. */
  enter(): UploadSlot {
    if (this.open >= this.caps.process) throw new Unavailable(undefined, RETRY_AFTER_S);
    this.open += 1;
    let owner: number | undefined;
    return {
      countFor: (user_id) => {
        if (owner !== undefined) return;
        this.add(user_id);
        owner = user_id;
      },
      leave: () => {
        this.open -= 1;
        if (owner !== undefined) this.remove(owner);
      },
    };
  }

  private add(user_id: number): void {
    const own = this.byPerson.get(user_id) ?? 0;
    if (own >= this.caps.person) throw new RateLimited(undefined, RETRY_AFTER_S);
    this.byPerson.set(user_id, own + 1);
  }

  private remove(user_id: number): void {
    const left = this.byPerson.get(user_id)! - 1;
    if (left > 0) this.byPerson.set(user_id, left);
    else this.byPerson.delete(user_id);
  }
}
