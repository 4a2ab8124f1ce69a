import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkOutcome, type BulkSelection, type BulkTarget } from '@app/bulk';
import { NotFound, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { USER } from '@organisation/users/nouns';
import { MentorshipBulkAction } from './mentorship-bulk';
import { type ChosenMentorship, MentorshipBulkRepository, type Successor } from './mentorship-bulk.repository';
import { mentorshipCandidate } from './mentorship-candidates';
import { MentorshipHandoversService } from './mentorship-handovers.service';
import { expectCapacity, expectMentor } from './mentorship-pair';
import { OPEN_MENTORSHIP_STATUSES, mentorshipDestination, mentorshipMoves } from './mentorship-status';
import { MentorshipNotMovable, PairUnfit } from './mentorships.errors';
import type { MentorshipFilter } from './mentorships.filter';
import { MentorshipsPolicy } from './mentorships.policy';
import { MENTORSHIP } from './nouns';

/** The new mentor of one mentorship. */
interface Target {
  readonly mentorship_id: number;
  readonly mentor_id: number;
}

/** A new mentor for all mentorships, and others for some. */
interface TakeoverValues {
  readonly reason: string;
  readonly mentor_id?: number;
  readonly by_mentorship?: readonly Target[];
}

/** A mentorship, the mentor to come, and the number of their free places before this row. */
interface Takeover {
  readonly mentorship: ChosenMentorship;
  readonly successor: Successor | undefined;
  readonly free_places: number;
}

/** Hands many mentorships over. It has no undo: handing back would not restore the former mentor's own tasks, but create them anew. */
@Injectable()
export class MentorshipTakeovers implements BulkAction<TakeoverValues> {
  readonly resource = 'mentorship';
  readonly name = MentorshipBulkAction.HandOver;
  readonly permission = MentorshipsPolicy.arrange;

  constructor(
    actions: BulkActions,
    private readonly chosen: MentorshipBulkRepository,
    private readonly handovers: MentorshipHandoversService,
  ) {
    actions.register(this);
  }

  async shapes() {
    const { HandOverManyDto, MentorshipBulkFilterDto } = await import('./mentorship-bulk.dto');
    return { values: HandOverManyDto, filter: MentorshipBulkFilterDto };
  }

  /** Finds open ones, unless the filter names a status. Rows of the same new mentor take their free places one after the other. */
  async find(
    actor: Actor,
    { ids, filter }: BulkSelection,
    { values, limit }: { readonly values: TakeoverValues; readonly limit: number },
  ): Promise<BulkCandidate[]> {
    const wanted: MentorshipFilter = ids ? { ids } : { status: OPEN_MENTORSHIP_STATUSES, ...filter };
    const found = await this.chosen.find(actor, wanted, limit);
    const targets = targetsOf(found, values);
    const successors = await this.chosen.successors(actor, [...new Set(targets.values())]);
    return [...candidatesOf(found, targets, successors), ...unchosen(found, values)];
  }

  /** The rows have their mentors. */
  keep({ reason }: TakeoverValues): object {
    return { reason };
  }

  check(actor: Actor, { facts }: BulkCandidate): void {
    const takeover = facts as Takeover;
    authorize(MentorshipsPolicy.arrange, actor);
    authorize(MentorshipsPolicy.hand_over, actor, takeover.mentorship);
    expectTakeover(takeover);
    expectCapacity({ open: 0, capacity: takeover.free_places });
  }

  /** Asks nobody: a former admin may no longer hand over, and is refused. */
  async perform(actor: Actor, { resource_id, version, input }: BulkTarget, { reason }: TakeoverValues): Promise<BulkOutcome> {
    authorize(MentorshipsPolicy.arrange, actor);
    const { mentor_id } = input as Pick<Target, 'mentor_id'>;
    const passed = await this.handovers.handOver(actor, { id: resource_id!, expected: version!, mentor_id, reason });
    return { resource_id: Number(passed.id), version: passed.version };
  }
}

function targetsOf(found: readonly ChosenMentorship[], { mentor_id, by_mentorship = [] }: TakeoverValues): ReadonlyMap<number, number> {
  const named = new Map(by_mentorship.map((target) => [target.mentorship_id, target.mentor_id]));
  const targets = found.map(({ id }) => [id, named.get(id) ?? mentor_id] as const);
  return new Map(targets.filter((target): target is readonly [number, number] => target[1] !== undefined));
}

function candidatesOf(
  found: readonly ChosenMentorship[],
  targets: ReadonlyMap<number, number>,
  successors: ReadonlyMap<number, Successor>,
): BulkCandidate[] {
  const taken = new Map<number, number>();
  return found.map((mentorship) => {
    const mentor_id = targets.get(mentorship.id);
    if (mentor_id === undefined) return { ...mentorshipCandidate(mentorship), refusal: nobody() };
    const successor = successors.get(mentor_id);
    const before = taken.get(mentor_id) ?? 0;
    const takeover: Takeover = { mentorship, successor, free_places: Math.max((successor?.free_places ?? 0) - before, 0) };
    if (isPossible(takeover)) taken.set(mentor_id, before + 1);
    return {
      ...mentorshipCandidate(mentorship),
      facts: takeover,
      input: { mentor_id },
      shown: { mentor_id, mentor_name: successor?.name ?? null, free_places: takeover.free_places },
    };
  });
}

/** Mentorships that the values name, but the selection does not have. */
const unchosen = (found: readonly ChosenMentorship[], { by_mentorship = [] }: TakeoverValues): BulkCandidate[] => {
  const known = new Set(found.map(({ id }) => id));
  return by_mentorship
    .filter(({ mentorship_id }) => !known.has(mentorship_id))
    .map(({ mentorship_id: id }) => ({ resource_id: id, version: null, input: null, label: `#${id}`, refusal: new NotFound(MENTORSHIP) }));
};

function isPossible(takeover: Takeover): boolean {
  try {
    expectTakeover(takeover);
    return true;
  } catch {
    return false;
  }
}

/** Throws the error with which the hand-over would be refused, capacity aside. */
function expectTakeover({ mentorship, successor }: Takeover): void {
  if (!mentorshipDestination('hand_over', mentorship.status)) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(mentorship));
  if (!successor) throw new NotFound(USER);
  if (successor.id === mentorship.mentor_id || successor.id === mentorship.mentee_id) throw new PairUnfit();
  expectMentor(successor);
}

/** Neither the mentorship nor all have a new mentor. */
const nobody = () => new ValidationFailed([{ field: 'mentor_id', message: sentenceFor('required')! }]);
