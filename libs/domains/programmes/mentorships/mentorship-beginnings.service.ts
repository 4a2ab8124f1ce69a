import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { PlansService } from '@programmes/plans';
import { MentorshipMovesService } from './mentorship-moves.service';
import type { Mentorship } from './mentorship.entity';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipTermsService, type Pinned } from './mentorship-terms.service';

/** Starts mentorships. */
@Injectable()
export class MentorshipBeginningsService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly moves: MentorshipMovesService,
    private readonly terms: MentorshipTermsService,
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  /** Called by the worker on the first day. Pins the current version of each curriculum. */
  activate(id: number): Promise<boolean> {
    return this.moves.bySystem(id, 'activate', async (mentorship) => {
      mentorship.activate(this.clock.now());
      const curricula = await this.terms.pin(mentorship, await this.mentorships.curriculaOf(mentorship));
      const follow = async () => {
        await this.mentorships.follow(mentorship, curricula);
        await this.begin(mentorship, curricula);
      };
      return { follow };
    });
  }

  /** Opens the mentor's period and creates the plan, in the transaction of the activation. */
  async begin(mentorship: Mentorship, curricula: readonly Pinned[]): Promise<void> {
    const { id, company_id, mentor_id, mentee_id, start_on, activated_at } = mentorship;
    await this.mentorships.changeMentor(mentorship, activated_at!, mentor_id);
    await this.plans.begin({ mentorship_id: id, company_id, mentor_id, mentee_id, start_on, curricula });
  }
}
