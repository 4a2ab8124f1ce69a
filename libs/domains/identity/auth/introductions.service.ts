import { Injectable } from '@nestjs/common';
import { SessionRightsCache } from '@app/auth';
import type { JsonResource } from '@app/database';
import { type UserView, UsersService } from '@organisation/users';
import { type Admission, isChallenge } from './sign-ins.service';

/** An admission, with the user if no second factor is needed. */
export type Introduced = Admission & { readonly user?: JsonResource<UserView> };

/** Adds the signed-in user to the answer of a sign-in. */
@Injectable()
export class IntroductionsService {
  constructor(
    private readonly rights: SessionRightsCache,
    private readonly users: UsersService,
  ) {}

  /** Must be called after the sign-in has committed, because it reads the session as the next request will. */
  async of(admission: Admission): Promise<Introduced> {
    if (isChallenge(admission)) return admission;
    const actor = await this.rights.of(admission.session_id);
    return { ...admission, user: actor && (await this.users.profile(actor)) };
  }
}
