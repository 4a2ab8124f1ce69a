import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { Chapter, Id, IfMatch, OrAccepted, Refuses, Shown } from '@app/http';
import { USER } from '@organisation/users/nouns';
import { RequestDto } from '@programmes/approval-requests/api';
import { MentorshipAnswersService } from './mentorship-answers.service';
import { MentorshipEndingsService } from './mentorship-endings.service';
import { MentorshipHandoversService } from './mentorship-handovers.service';
import {
  ExtendMentorshipDto,
  HandOverMentorshipDto,
  MentorshipNoteDto,
  MentorshipReasonDto,
  ReopenMentorshipDto,
} from './mentorship-moves.dto';
import { MentorshipDto } from './mentorships.dto';
import {
  CurriculumFollowed,
  MentorAtCapacity,
  MentorshipNotMovable,
  MentorshipUnfinished,
  PairUnfit,
  PersonUnavailable,
  ProposalExpired,
  ReopenTooLate,
} from './mentorships.errors';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipRunsService } from './mentorship-runs.service';

/** 202 with the URL of the request for approval, for callers who may only ask. */
const OrAsked = () => OrAccepted(RequestDto, ({ id }) => `/requests/${id}`);

@Chapter('mentorships')
@Controller('mentorships/:id')
export class MentorshipMovesController {
  constructor(
    private readonly answers: MentorshipAnswersService,
    private readonly runs: MentorshipRunsService,
    private readonly handovers: MentorshipHandoversService,
    private readonly endings: MentorshipEndingsService,
  ) {}

  /**
   * Propose a draft to mentor and mentee
   * @remarks Both have 7 days to accept; after that the proposal expires. If you are one of the two, you accept by proposing.
   */
  @Post('propose')
  @Can(MentorshipsPolicy.propose)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable, CurriculumFollowed, MentorAtCapacity, PersonUnavailable)
  propose(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.propose(actor, { id, expected });
  }

  /**
   * Accept a proposal
   * @remarks You accept for your own side. An admin who is neither mentor nor mentee accepts for both. Once both have accepted, the
   * mentorship is scheduled.
   */
  @Post('accept')
  @Can(MentorshipsPolicy.accept)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable, ProposalExpired, PersonUnavailable)
  accept(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.accept(actor, { id, expected });
  }

  /** Decline a proposal */
  @Post('decline')
  @Can(MentorshipsPolicy.decline)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable)
  decline(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.decline(actor, { ...words, id, expected });
  }

  /**
   * Withdraw a mentorship that has not started
   * @remarks Its proposing mentor or an admin can withdraw it while it is proposed or scheduled.
   */
  @Post('withdraw')
  @Can(MentorshipsPolicy.withdraw)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable)
  withdraw(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipNoteDto, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.withdraw(actor, { ...words, id, expected });
  }

  /**
   * Pause a mentorship
   * @remarks It must be active. When it is resumed, due times of open tasks and the last day move by the workdays of the pause. If the caller is a mentee, this creates a request for approval and returns 202.
   */
  @Post('pause')
  @Can(MentorshipsPolicy.pause)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  pause(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.runs.pause(actor, { ...words, id, expected });
  }

  /**
   * Resume a mentorship
   * @remarks Due times of open tasks and the last day move by the number of workdays that it was paused. If the caller is a mentee, this
   * creates a request for approval and returns 202.
   */
  @Post('resume')
  @Can(MentorshipsPolicy.resume)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  resume(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.runs.resume(actor, { id, expected });
  }

  /**
   * Extend a mentorship
   * @remarks If the caller is a mentee, this creates a request for approval and returns 202.
   */
  @Post('extend')
  @Can(MentorshipsPolicy.extend)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  extend(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: ExtendMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.runs.extend(actor, { ...words, id, expected });
  }

  /**
   * Hand a mentorship over to another mentor
   * @remarks It must be active. Open reviews, open requests and upcoming meetings without private notes move to the new mentor. If the caller is a mentor or a mentee, this creates a
   * request for approval and returns 202.
   */
  @Post('hand-over')
  @Can(MentorshipsPolicy.hand_over)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable, MentorAtCapacity, PersonUnavailable, PairUnfit, new NotFound(USER))
  handOver(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: HandOverMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.handovers.handOver(actor, { ...words, id, expected });
  }

  /**
   * Complete a mentorship
   * @remarks All required items must be done or waived (409 `MENTORSHIP_UNFINISHED` lists the others). If the caller is a mentee, this
   * creates a request for approval and returns 202.
   */
  @Post('complete')
  @Can(MentorshipsPolicy.complete)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable, MentorshipUnfinished)
  complete(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipNoteDto, @IfMatch() expected?: ExpectedVersion) {
    return this.endings.complete(actor, { ...words, id, expected });
  }

  /**
   * Terminate a mentorship early
   * @remarks If the caller is a mentor or a mentee, this creates a request for approval and returns 202.
   */
  @Post('terminate')
  @Can(MentorshipsPolicy.terminate)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  terminate(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.endings.terminate(actor, { ...words, id, expected });
  }

  /**
   * Reopen a completed mentorship
   * @remarks Possible within 30 days of completion. If the caller is a mentor or a mentee, this creates a request for approval and returns
   * 202.
   */
  @Post('reopen')
  @Can(MentorshipsPolicy.reopen)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable, ReopenTooLate, CurriculumFollowed, MentorAtCapacity, PersonUnavailable)
  reopen(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: ReopenMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.endings.reopen(actor, { ...words, id, expected });
  }
}
