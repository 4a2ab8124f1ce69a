import {
  type Actor,
  type Decision,
  type Fact,
  type Permission,
  type Stateful,
  type ViewerSide,
  decisionOn,
  isVisible,
  movesOf,
  nameOf,
  viewerSideOf,
} from '@app/auth';
import { type Words, withParticle } from '@app/i18n';

export interface FactFound {
  readonly fact: string;
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
  /** Conditions for users of this side. `null` if they never have the permission. */
  readonly rule: string | null;
  readonly facts: readonly FactFound[];
  /** `null` if the action is not a move. */
  readonly state: StateFound | null;
  readonly decision: Decision;
  readonly allowed: boolean;
  readonly sentence: Words;
}

/** A user who cannot sign in has no permissions. */
const SIGNED_UP = 'may sign in';
/** A resource that the user may not read does not exist for them. */
const VISIBLE = 'may read it';

export interface Explained extends Actor {
  readonly name: string;
  readonly signed_up: boolean;
}

/** Explains the decision of `decisionOn`, which the services call too. */
export function explain(permission: Permission, person: Explained, thing: object | undefined): Explanation {
  const standpoint = viewerSideOf(person);
  const rule = permission.row[standpoint]?.says ?? null;
  const decision = person.signed_up ? decisionOn(person, permission, thing) : 'forbidden';
  const seen = thing ? [{ fact: VISIBLE, holds: isVisible(person, permission.resource, thing) }] : [];
  const facts = [{ fact: SIGNED_UP, holds: person.signed_up }, ...seen, ...factsOf(permission, person, thing)];
  const state = stateOf(permission, thing);
  const allowed = decision === 'allowed' || decision === 'asks';
  const found = { standpoint, rule, facts, state, decision, allowed };
  return { ...found, sentence: sentenceFor(found, person, nameOf(permission)) };
}

function factsOf({ row }: Permission, actor: Actor, thing: object | undefined): FactFound[] {
  const parts = (row[viewerSideOf(actor)]?.parts ?? []) as readonly Fact<object | undefined>[];
  const named = new Map(parts.map((part) => [part.says, part]));
  return [...named.values()].map((part) => ({ fact: part.says, holds: part(actor, thing) }));
}

function stateOf({ resource, action }: Permission, thing: object | undefined): StateFound | null {
  const table = movesOf(resource);
  if (!thing || !table?.governs(action)) return null;
  const { status } = thing as Stateful;
  return { status, open_moves: table.openFrom(thing as Stateful) };
}

type Found = Omit<Explanation, 'sentence'>;

function sentenceFor({ decision, rule, standpoint, state }: Found, { name, signed_up }: Explained, permission: string): Words {
  const [who, topic] = [`${name} (${standpoint})`, withParticle(name, '은', '는')];
  if (!signed_up)
    return { en: `${who} cannot sign in and so has no permissions.`, ko: `${topic} 로그인할 수 없으므로 아무 작업도 할 수 없습니다.` };
  switch (decision) {
    case 'allowed':
      return {
        en: `${who} has the permission ${permission}, because this holds: ${rule}.`,
        ko: `${topic} ${permission} 권한이 있습니다. 충족된 조건: ${rule}.`,
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
  rule: string | null,
  { who, topic, standpoint, permission }: Readonly<Record<'who' | 'topic' | 'standpoint' | 'permission', string>>,
): Words {
  if (rule === null)
    return {
      en: `No ${standpoint} has the permission ${permission} (403).`,
      ko: `${standpoint} 역할에는 ${permission} 권한이 없습니다(403).`,
    };
  return {
    en: `${who} does not have the permission ${permission}, because this does not hold: ${rule} (403).`,
    ko: `${topic} ${permission} 권한이 없습니다(403). 충족되지 않은 조건: ${rule}.`,
  };
}

const list = (moves: readonly string[], none: string): string => (moves.length > 0 ? moves.join(', ') : none);
