import { Injectable } from '@nestjs/common';
import { type Actor, authorize, authorizeFields, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type JsonResource, type Page } from '@app/database';
import { Events } from '@app/events';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { AttachmentsService } from '@library/attachments';
import { Meeting, type MeetingChange, type NewMeeting } from './meeting.entity';
import { MeetingCancelled, MeetingChanged, MeetingPlanned, meetingIds } from './meetings.events';
import { MeetingsPolicy } from './meetings.policy';
import { type MeetingQuery, MeetingsRepository } from './meetings.repository';
import type { MeetingView } from './meetings.view';
import type { Mentorship } from './mentorship.entity';
import { MEETING } from './nouns';
import { type MentorshipFacts, MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';

interface MeetingRef {
  readonly mentorship_id: number;
  readonly id: number;
  readonly expected?: ExpectedVersion;
}

/** IDs of the files of a meeting. */
interface WithFiles {
  readonly upload_ids?: readonly string[];
}

@Injectable()
export class MeetingsService {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly mentorships: MentorshipsRepository,
    private readonly attachments: AttachmentsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  async list(actor: Actor, mentorship_id: number, query: MeetingQuery): Promise<Page<MeetingView>> {
    await this.seen(actor, mentorship_id);
    return this.meetings.list(actor, mentorship_id, query);
  }

  async get(actor: Actor, mentorship_id: number, id: number): Promise<JsonResource<MeetingView>> {
    const meeting = await this.meetings.find(actor, mentorship_id, id);
    if (!meeting) throw new NotFound(MEETING);
    return withPermissions(MeetingsPolicy.read, actor, meeting);
  }

  /** Locks the mentorship so that no handover changes the owner of the private notes meanwhile. */
  async add(actor: Actor, mentorship_id: number, { upload_ids, ...draft }: NewMeeting & WithFiles): Promise<JsonResource<MeetingView>> {
    if (upload_ids) authorize(MeetingsPolicy.create, actor, await this.seen(actor, mentorship_id));
    const files = await this.attachments.receive(actor, upload_ids);
    return this.db.transaction(async () => {
      const mentorship = requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.findForUpdate(mentorship_id));
      authorize(MeetingsPolicy.create, actor, mentorship);
      mentorship.expectCurrent();
      const meeting = Meeting.of(mentorship, actor.id, draft);
      authorizeFields(MeetingsPolicy.write_notes, draft, noted(actor, mentorship, meeting));
      await this.meetings.add(meeting);
      await this.attachments.attach(actor, thingOf(meeting), files);
      this.audit.record(actor, 'meeting.create', meeting);
      if (meeting.isAhead(this.clock.now())) this.events.publish(MeetingPlanned, meetingIds(meeting, mentorship, actor));
      return this.get(actor, mentorship_id, meeting.id);
    });
  }

  async update(actor: Actor, ref: MeetingRef, { upload_ids, ...change }: MeetingChange & WithFiles): Promise<JsonResource<MeetingView>> {
    const files = await this.received(actor, ref, upload_ids);
    return this.db.transaction(async () => {
      const { mentorship, meeting } = await this.held(actor, ref);
      authorize(MeetingsPolicy.update, actor, mentorship);
      authorizeFields(MeetingsPolicy.write_notes, change, noted(actor, mentorship, meeting));
      expectVersion(meeting, ref.expected);
      const wasAhead = meeting.isAhead(this.clock.now());
      const isShown = meeting.change(change);
      await this.meetings.save(meeting);
      if (await this.attachments.attach(actor, thingOf(meeting), files)) await this.meetings.touch(meeting);
      this.audit.record(actor, 'meeting.update', meeting);
      const isToCome = wasAhead || meeting.isAhead(this.clock.now());
      if (isShown && isToCome) this.events.publish(MeetingChanged, meetingIds(meeting, mentorship, actor));
      return this.get(actor, ref.mentorship_id, ref.id);
    });
  }

  /** Throws 409 once the meeting has started. */
  remove(actor: Actor, ref: MeetingRef): Promise<void> {
    return this.db.transaction(async () => {
      const { mentorship, meeting } = await this.held(actor, ref);
      authorize(MeetingsPolicy.delete, actor, mentorship);
      expectVersion(meeting, ref.expected);
      meeting.expectAhead(this.clock.now());
      await this.meetings.remove(meeting);
      await this.attachments.removeOf(actor, 'meeting', [meeting.id]);
      this.audit.record(actor, 'meeting.remove', meeting);
      this.events.publish(MeetingCancelled, meetingIds(meeting, mentorship, actor));
    });
  }

  private async seen(actor: Actor, mentorship_id: number): Promise<MentorshipFacts> {
    return requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.subject(mentorship_id));
  }

  /** Verifies the new files of a meeting that the actor may change. */
  private async received(actor: Actor, { mentorship_id, id }: MeetingRef, upload_ids?: readonly string[]) {
    if (!upload_ids) return undefined;
    const meeting = await this.meetings.find(actor, mentorship_id, id);
    if (!meeting) throw new NotFound(MEETING);
    authorize(MeetingsPolicy.update, actor, meeting);
    return this.attachments.receive(actor, upload_ids, thingOf(meeting));
  }

  /** Locks mentorship and meeting. Throws 404 if the actor cannot read the mentorship. */
  private async held(actor: Actor, { mentorship_id, id }: MeetingRef): Promise<{ mentorship: Mentorship; meeting: Meeting }> {
    const mentorship = await this.mentorships.findForUpdate(mentorship_id);
    const meeting = mentorship && MeetingsPolicy.read(actor, mentorship) && (await this.meetings.findForUpdate(mentorship_id, id));
    if (!mentorship || !meeting) throw new NotFound(MEETING);
    return { mentorship, meeting };
  }
}

const thingOf = ({ id, company_id }: { readonly id: number | string; readonly company_id: string }) => ({
  resource: 'meeting',
  id,
  company_id,
});

/** True if the actor may write the field. Only private notes are restricted. */
const noted =
  (actor: Actor, mentorship: Mentorship, { mentor_id: keeper_id }: Meeting) =>
  (field: keyof MeetingChange): boolean =>
    field !== 'mentor_notes' || MeetingsPolicy.write_notes(actor, { ...mentorship, keeper_id });
