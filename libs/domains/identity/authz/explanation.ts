import {
  type Actor,
  type Decision,
  type NamedFact,
  type Permission,
  type Stateful,
  type ViewerSide,
  conditionOf,
  decisionOn,
  isVisible,
  movesOf,
  nameOf,
  peopleOf,
  viewerSideOf,
} from '@app/auth';
import { type Words, withParticle } from '@app/i18n';

export interface FactFound {
  /** Its name. */
  readonly fact: string;
  readonly words: Words;
  readonly holds: boolean;
}

/** State of a resource, and the moves that it allows. */
export interface StateFound {
  readonly status: string;
  readonly open_moves: readonly string[];
}

/** Explanation of a permission decision. */
export interface Explanation {
  readonly standpoint: ViewerSide;
  /** The users of this side who have the permission. `null` if none of them ever has it. */
  readonly rule: Words | null;
  readonly facts: readonly FactFound[];
  /** `null` if the action is not a move. */
  readonly state: StateFound | null;
  readonly decision: Decision;
  readonly allowed: boolean;
  readonly sentence: Words;
}

/** A user who cannot sign in has no permissions. */
const SIGNED_UP = { fact: 'may sign in', words: { en: 'may sign in', ko: '로그인 가능' } };
/** A resource that the user may not read does not exist for them. */
const VISIBLE = { fact: 'may read it', words: { en: 'may read it', ko: '조회 가능' } };

export interface Explained extends Actor {
  readonly name: string;
  readonly signed_up: boolean;
}

/** Explains the decision of `decisionOn`, which the services call too. */
export function explain(permission: Permission, person: Explained, thing: object | undefined): Explanation {
  const standpoint = viewerSideOf(person);
  const alternatives = permission.row[standpoint]?.alternatives;
  const rule = alternatives ? peopleOf(standpoint, alternatives) : null;
  const decision = person.signed_up ? decisionOn(person, permission, thing) : 'forbidden';
  const seen = thing ? [{ ...VISIBLE, holds: isVisible(person, permission.resource, thing) }] : [];
  const facts = [{ ...SIGNED_UP, holds: person.signed_up }, ...seen, ...factsOf(permission, person, thing)];
  const state = stateOf(permission, thing);
  const allowed = decision === 'allowed' || decision === 'asks';
  const found = { standpoint, rule, facts, state, decision, allowed };
  const met = alternatives?.filter((literals) => literals.every(({ fact, is_negated }) => holds(fact, person, thing) !== is_negated)) ?? [];
  return { ...found, sentence: sentenceFor(found, person, { permission: nameOf(permission), met: peopleOf(standpoint, met) }) };
}

const holds = (fact: NamedFact, actor: Actor, thing: object | undefined): boolean => fact(actor, thing as never);

function factsOf({ row }: Permission, actor: Actor, thing: object | undefined): FactFound[] {
  const side = viewerSideOf(actor);
  const facts = [...new Set(row[side]?.parts)];
  return facts.map((one) => ({ fact: one.fact, words: conditionOf(one, side), holds: holds(one, actor, thing) }));
}

function stateOf({ resource, action }: Permission, thing: object | undefined): StateFound | null {
  const table = movesOf(resource);
  if (!thing || !table?.governs(action)) return null;
  const { status } = thing as Stateful;
  return { status, open_moves: table.openFrom(thing as Stateful) };
}

type Found = Omit<Explanation, 'sentence'>;

/** The permission, and the people for whom its rule is met now. */
interface Subject {
  readonly permission: string;
  readonly met: Words;
}

function sentenceFor({ decision, rule, standpoint, state }: Found, { name, signed_up }: Explained, { permission, met }: Subject): Words {
  const [who, topic] = [`${name} (${standpoint})`, withParticle(name, '은', '는')];
  if (!signed_up)
    return { en: `${who} cannot sign in and so has no permissions.`, ko: `${topic} 로그인할 수 없으므로 아무 작업도 할 수 없습니다.` };
  switch (decision) {
    case 'allowed':
      return {
        en: `${who} has the permission ${permission}, which is for ${met.en}.`,
        ko: `${topic} ${permission} 권한이 있습니다. 이 권한은 ${met.ko}에게 있습니다.`,
      };
    case 'asks':
      return {
        en: `${who} can request ${permission}; somebody who has the permission decides.`,
        ko: `${topic} ${permission} 작업을 요청할 수 있으며, 권한이 있는 사람이 결정합니다.`,
      };
    case 'hidden':
      return {
        en: `${who} may not read the resource, so it is hidden from them (404).`,
        ko: `${topic} 이 대상을 조회할 권한이 없으므로 없는 대상과 같이 응답합니다(404).`,
      };
    case 'closed':
      return {
        en: `${who} has the permission ${permission}, but the state is ${state!.status} (409); open moves: ${list(state!.open_moves, 'none')}.`,
        ko: `${topic} ${permission} 권한이 있지만 현재 상태는 ${state!.status}입니다(409). 가능한 작업: ${list(state!.open_moves, '없음')}.`,
      };
    case 'forbidden':
      return refused(rule, { who, topic, standpoint, permission });
  }
}

function refused(
  rule: Words | null,
  { who, topic, standpoint, permission }: Readonly<Record<'who' | 'topic' | 'standpoint' | 'permission', string>>,
): Words {
  if (rule === null)
    return {
      en: `No ${standpoint} has the permission ${permission} (403).`,
      ko: `${standpoint} 역할에는 ${permission} 권한이 없습니다(403).`,
    };
  return {
    en: `${who} does not have the permission ${permission}, which is for ${rule.en} (403).`,
    ko: `${topic} ${permission} 권한이 없습니다(403). 이 권한은 ${rule.ko}에게만 있습니다.`,
  };
}

const list = (moves: readonly string[], none: string): string => (moves.length > 0 ? moves.join(', ') : none);
