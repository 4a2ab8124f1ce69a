import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, OrAccepted, Refuses, Shown } from '@app/http';
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

/** Where it stands what has become of something that was only asked for. */
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

  /** Put a draft before the two, for a week */
  @Post('propose')
  @Can(MentorshipsPolicy.propose)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable, CurriculumFollowed, MentorAtCapacity, PersonUnavailable)
  propose(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.propose(actor, { id, expected });
  }

  /** Accept for your side, or as an admin for both. When both have, it is scheduled */
  @Post('accept')
  @Can(MentorshipsPolicy.accept)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable, ProposalExpired, PersonUnavailable)
  accept(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.accept(actor, { id, expected });
  }

  /** Say no to a proposal */
  @Post('decline')
  @Can(MentorshipsPolicy.decline)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable)
  decline(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.decline(actor, { ...words, id, expected });
  }

  /** Take back what you have proposed, before it begins */
  @Post('withdraw')
  @Can(MentorshipsPolicy.withdraw)
  @Shown(MentorshipDto)
  @Refuses(MentorshipNotMovable)
  withdraw(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipNoteDto, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.withdraw(actor, { ...words, id, expected });
  }

  /** Pause it. A mentee asks for it */
  @Post('pause')
  @Can(MentorshipsPolicy.pause)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  pause(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.runs.pause(actor, { ...words, id, expected });
  }

  /** Go on. What is due is later by as many workdays as it was paused. A mentee asks for it */
  @Post('resume')
  @Can(MentorshipsPolicy.resume)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  resume(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.runs.resume(actor, { id, expected });
  }

  /** Let it last longer. A mentee asks for it */
  @Post('extend')
  @Can(MentorshipsPolicy.extend)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  extend(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: ExtendMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.runs.extend(actor, { ...words, id, expected });
  }

  /** Give it to another mentor. Mentors and mentees ask for it */
  @Post('hand-over')
  @Can(MentorshipsPolicy.hand_over)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable, MentorAtCapacity, PersonUnavailable, PairUnfit)
  handOver(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: HandOverMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.handovers.handOver(actor, { ...words, id, expected });
  }

  /** Complete it, once what is required is done or waived. A mentee asks for it */
  @Post('complete')
  @Can(MentorshipsPolicy.complete)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable, MentorshipUnfinished)
  complete(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipNoteDto, @IfMatch() expected?: ExpectedVersion) {
    return this.endings.complete(actor, { ...words, id, expected });
  }

  /** End it early. Mentors and mentees ask for it */
  @Post('terminate')
  @Can(MentorshipsPolicy.terminate)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable)
  terminate(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: MentorshipReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.endings.terminate(actor, { ...words, id, expected });
  }

  /** Go on with what was completed, within 30 days. Mentors and mentees ask for it */
  @Post('reopen')
  @Can(MentorshipsPolicy.reopen)
  @Shown(MentorshipDto)
  @OrAsked()
  @Refuses(MentorshipNotMovable, ReopenTooLate, CurriculumFollowed, MentorAtCapacity, PersonUnavailable)
  reopen(@CurrentActor() actor: Actor, @Id() id: number, @Body() words: ReopenMentorshipDto, @IfMatch() expected?: ExpectedVersion) {
    return this.endings.reopen(actor, { ...words, id, expected });
  }
}
