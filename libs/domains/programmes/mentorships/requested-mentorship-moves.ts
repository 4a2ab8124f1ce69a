import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { type ActionPerformer, RequestedActions, type StoredAction, payloadAs } from '@programmes/approval-requests';
import { MentorshipEndingsService } from './mentorship-endings.service';
import { MentorshipHandoversService } from './mentorship-handovers.service';
import {
  ExtendMentorshipDto,
  HandOverMentorshipDto,
  MentorshipNoteDto,
  MentorshipReasonDto,
  ReopenMentorshipDto,
} from './mentorship-moves.dto';
import { MentorshipRunsService } from './mentorship-runs.service';

type Perform = ActionPerformer['perform'];

const placeOf = ({ resource_id }: StoredAction, expected?: number) => ({ id: resource_id!, expected });

/** Performs approved requests for moves of mentorships, each by the service method and the DTO of its route. */
@Injectable()
export class RequestedMentorshipMoves implements ActionPerformer {
  private readonly routes: Readonly<Record<string, Perform>> = {
    pause: (actor, asked, expected) =>
      this.runs.pause(actor, { ...payloadAs(MentorshipReasonDto, asked.payload), ...placeOf(asked, expected) }),
    resume: (actor, asked, expected) => this.runs.resume(actor, placeOf(asked, expected)),
    extend: (actor, asked, expected) =>
      this.runs.extend(actor, { ...payloadAs(ExtendMentorshipDto, asked.payload), ...placeOf(asked, expected) }),
    hand_over: (actor, asked, expected) =>
      this.handovers.handOver(actor, { ...payloadAs(HandOverMentorshipDto, asked.payload), ...placeOf(asked, expected) }),
    complete: (actor, asked, expected) =>
      this.endings.complete(actor, { ...payloadAs(MentorshipNoteDto, asked.payload), ...placeOf(asked, expected) }),
    terminate: (actor, asked, expected) =>
      this.endings.terminate(actor, { ...payloadAs(MentorshipReasonDto, asked.payload), ...placeOf(asked, expected) }),
    reopen: (actor, asked, expected) =>
      this.endings.reopen(actor, { ...payloadAs(ReopenMentorshipDto, asked.payload), ...placeOf(asked, expected) }),
  };

  readonly actions = Object.keys(this.routes);

  constructor(
    requested: RequestedActions,
    private readonly runs: MentorshipRunsService,
    private readonly handovers: MentorshipHandoversService,
    private readonly endings: MentorshipEndingsService,
  ) {
    requested.registerPerformer('mentorship', this);
  }

  perform(actor: Actor, asked: StoredAction, expected?: number): ReturnType<Perform> {
    return this.routes[asked.action]!(actor, asked, expected);
  }
}
