import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type FeedPage, type FeedRequest, type Groups, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import type { MentorshipGrouping } from './mentorship-grouping';
import { Happening } from './mentorship-happenings';
import type { MentorshipFilter } from './mentorships.filter';
import type { MentorshipTexts } from './mentorship.entity';
import { MentorshipRemoved, mentorshipIds } from './mentorships.events';
import { MENTORSHIP } from './nouns';
import { MentorshipsPolicy } from './mentorships.policy';
import { type MentorshipQuery, MentorshipsRepository } from './mentorships.repository';
import type { MentorshipEventView, MentorshipView } from './mentorships.view';
import { MentorshipNewsService } from './mentorship-news.service';
import { type Agreement, MentorshipTermsService } from './mentorship-terms.service';
import { MentorshipTimelineRepository } from './mentorship-timeline.repository';

export type MentorshipChange = MentorshipTexts & Agreement;

@Injectable()
export class MentorshipsService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly timelines: MentorshipTimelineRepository,
    private readonly terms: MentorshipTermsService,
    private readonly news: MentorshipNewsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: MentorshipQuery): Promise<Page<MentorshipView>> {
    return this.mentorships.list(actor, query);
  }

  count(actor: Actor, query: MentorshipFilter & { readonly group_by: MentorshipGrouping }): Promise<Groups> {
    return this.mentorships.count(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<MentorshipView>> {
    const mentorship = await this.mentorships.view(actor, id);
    if (!mentorship) throw new NotFound(MENTORSHIP);
    return withPermissions(MentorshipsPolicy.read, actor, mentorship);
  }

  async timeline(actor: Actor, id: number, part: FeedRequest): Promise<FeedPage<MentorshipEventView>> {
    await this.get(actor, id);
    return this.timelines.list(actor, id, part);
  }

  /** Updates goal and tags until it ends, and the terms only while it is a draft. */
  update(
    actor: Actor,
    id: number,
    { goal, tags, ...agreement }: MentorshipChange,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<MentorshipView>> {
    return this.db.transaction(async () => {
      const mentorship = requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.findForUpdate(id));
      authorize(MentorshipsPolicy.update, actor, mentorship);
      expectVersion(mentorship, expected);
      const { curricula, ...terms } = await this.terms.changed(actor, mentorship, agreement);
      mentorship.change({ goal, tags }, terms);
      if (curricula) await this.mentorships.follow(mentorship, curricula);
      await this.mentorships.save(mentorship);
      await this.news.publish(mentorship, { actor, verb: 'update', happenings: [Happening.Updated] });
      return this.get(actor, id);
    });
  }

  /** Deletes one that never started and is not open. Throws 409 otherwise. */
  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const mentorship = requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.findForUpdate(id));
      authorize(MentorshipsPolicy.delete, actor, mentorship);
      expectVersion(mentorship, expected);
      mentorship.expectRemovable();
      await this.mentorships.remove(mentorship);
      this.audit.record(actor, 'mentorship.remove', mentorship);
      this.events.publish(MentorshipRemoved, mentorshipIds(mentorship, { actor }));
    });
  }
}
