import { type Words, asObject } from '@app/i18n';
import { asks } from './asking';
import type { Alternative, Literal, NamedFact, ViewerSide } from './facts';
import { type Row, VIEWER_SIDES } from './policy';

/** The people of these sides for whom all of the literals hold. */
interface Group {
  readonly sides: readonly ViewerSide[];
  readonly literals: Alternative;
}

const ROLES: Readonly<Record<ViewerSide, Words>> = {
  platform: { en: 'the platform admin', ko: '플랫폼 관리자' },
  admin: { en: 'admins', ko: '관리자' },
  mentor: { en: 'mentors', ko: '멘토' },
  mentee: { en: 'mentees', ko: '멘티' },
};
const COMPANY_SIDES = VIEWER_SIDES.filter((side) => side !== 'platform');

/** Says in English who has a permission, and who can only request the action, from the facts of its rules. */
export function sentencesAbout(row: Row, can = 'may call this'): string {
  const groups = groupsOf(row, VIEWER_SIDES);
  const open = sidesWith(groups, isUnconditional);
  const covered = sidesWith(groups, (literals) => isUnconditional(literals.filter(({ is_negated }) => !is_negated)));
  const [asking, acting] = [true, false].map((isRequest) => VIEWER_SIDES.filter((side) => row[side] && asks(row[side]) === isRequest));
  const texts = [
    sentence(groupsOf(row, acting!, open), covered, can),
    sentence(groupsOf(row, asking!, open), covered, 'may request it (202)'),
  ];
  return texts.filter(Boolean).join(' ');
}

/** Says which people of one side some alternatives of a rule are for. */
export function peopleOf(side: ViewerSide, alternatives: readonly Alternative[]): Words {
  const groups = alternatives.map((literals) => ({ sides: [side], literals }));
  return {
    en: listed(
      groups.map((group) => peopleIn(group, VIEWER_SIDES)),
      'or',
    ),
    ko: groups
      .map(koreanFor)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' 또는 '),
  };
}

/** Says a fact of somebody as a condition: `is its reviewer`, `is of the same company`, `it has no reviewer`. */
export function conditionOf(fact: NamedFact, side: ViewerSide): Words {
  const { kind, words } = fact.phrase;
  if (kind === 'when') return { en: words.en, ko: `${adnominal(words.ko)} 경우` };
  const { en, ko } = nounFor(fact, [side]);
  return { en: `is ${en}`, ko: kind === 'person' ? ko : `${ko} 사용자` };
}

/** Alternatives that several sides have in common are one group. For sides that are open, nobody else needs to be named. */
function groupsOf(row: Row, sides: readonly ViewerSide[], open: readonly ViewerSide[] = []): Group[] {
  const groups = new Map<string, Group>();
  const alternatives = sides.flatMap((side) => (row[side]?.alternatives ?? []).map((literals) => ({ side, literals })));
  for (const { side, literals } of alternatives.filter((one) => !open.includes(one.side) || isUnconditional(one.literals))) {
    const key = literals.map(({ fact, is_negated }) => `${is_negated} ${fact.fact} ${fact.phrase.words.en}`).join();
    groups.set(key, { sides: [...(groups.get(key)?.sides ?? []), side], literals });
  }
  return [...groups.values()];
}

/** True if all people of a side, or all of a company's, are meant. */
const isUnconditional = (literals: Alternative): boolean =>
  literals.every(({ fact, is_negated }) => !is_negated && fact.phrase.kind === 'among');

const sidesWith = (groups: readonly Group[], isMet: (literals: Alternative) => boolean): readonly ViewerSide[] =>
  groups.filter(({ literals }) => isMet(literals)).flatMap(({ sides }) => sides);

function sentence(groups: readonly Group[], covered: readonly ViewerSide[], can: string): string | undefined {
  if (groups.length === 0) return undefined;
  const shared = groups.length === 1 ? [] : literalsInAll(groups);
  const [where, except] = [wordsOf(shared, 'among'), exceptionsIn(shared)];
  const people = groups.map(({ sides, literals }) => peopleIn({ sides, literals: literals.filter((one) => !has(shared, one)) }, covered));
  const within = where.length > 0 ? `within ${where.map(withoutOf).join(' and ')}, ` : '';
  const text = `${within}${listed(people)} ${can}${except.map((one) => `, but not ${one}`).join('')}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Literals of the first group that all others have. Conditions on the resource stay with their people. */
const literalsInAll = ([first, ...others]: readonly Group[]): Literal[] =>
  first!.literals.filter(
    ({ fact, is_negated }) =>
      (is_negated || fact.phrase.kind === 'among') && others.every(({ literals }) => has(literals, { fact, is_negated })),
  );

const has = (literals: Alternative, { fact, is_negated }: Literal): boolean =>
  literals.some((other) => other.fact === fact && other.is_negated === is_negated);

/** `admins of the same company other than its assignee`, `its reviewer (mentors only) if it is outside mentorships`. */
function peopleIn({ sides, literals }: Group, covered: readonly ViewerSide[]): string {
  const persons = literals.filter(({ fact, is_negated }) => fact.phrase.kind === 'person' && !is_negated);
  const among = wordsOf(literals, 'among');
  const head =
    persons.length > 0 ? `${nounsFor(persons, sides)}${restrictionOf(persons, sides, covered)}` : rolesIn(sides, among.length > 0);
  const places = among.map((one) => (persons.length > 0 ? `in ${withoutOf(one)}` : one));
  const exceptions = exceptionsIn(literals).map((one) => `other than ${one}`);
  const conditions = wordsOf(literals, 'when').map((one, place) => `${place === 0 ? 'if' : 'and'} ${one}`);
  return [head, places.join(' and '), ...exceptions, ...conditions].filter(Boolean).join(' ');
}

function koreanFor({ sides, literals }: Group): string {
  const persons = literals.filter(({ fact, is_negated }) => fact.phrase.kind === 'person' && !is_negated);
  const nouns = persons.length > 0 ? persons.map(({ fact }) => nounFor(fact, sides).ko) : sides.map((side) => ROLES[side].ko);
  const exceptions = exceptionsIn(literals, 'ko').map((one) => `${asObject(one)} 제외한`);
  const stems = wordsOf(literals, 'when', 'ko');
  const conditions = stems.length > 0 ? `(${adnominal(stems.join('고 '))} 경우)` : '';
  return [...exceptions, ...wordsOf(literals, 'among', 'ko'), `${nouns.join('이자 ')}${conditions}`].join(' ');
}

const nounsFor = (persons: readonly Literal[], sides: readonly ViewerSide[]): string =>
  persons.map(({ fact }) => nounFor(fact, sides).en).join(' who is also ');

/** People of one side may have a noun of their own: the mentee of a pair. */
const nounFor = ({ phrase }: NamedFact, [side, ...more]: readonly ViewerSide[]): Words =>
  (phrase.kind === 'person' && more.length === 0 && phrase.by_side[side!]) || phrase.words;

/** Names the roles, if the noun is also true of people of other roles who are not admitted otherwise. */
function restrictionOf(persons: readonly Literal[], sides: readonly ViewerSide[], covered: readonly ViewerSide[]): string {
  const isExact = COMPANY_SIDES.every((side) => sides.includes(side) || covered.includes(side));
  const isNamed = sides.length === 1 && nounsFor(persons, sides).includes(sides[0]!);
  return isExact || isNamed ? '' : ` (${sides.map((side) => ROLES[side].en).join(' and ')} only)`;
}

function rolesIn(sides: readonly ViewerSide[], isQualified: boolean): string {
  if (sides.length === VIEWER_SIDES.length) return 'everybody who is signed in';
  if (COMPANY_SIDES.every((side) => sides.includes(side))) return isQualified ? 'people' : 'everybody but the platform admin';
  return listed(sides.map((side) => ROLES[side].en));
}

const wordsOf = (literals: Alternative, kind: 'among' | 'when', language: keyof Words = 'en'): string[] =>
  literals.flatMap(({ fact, is_negated }) => (fact.phrase.kind === kind && !is_negated ? [fact.phrase.words[language]] : []));

const exceptionsIn = (literals: Alternative, language: keyof Words = 'en'): string[] =>
  literals.flatMap(({ fact, is_negated }) => (is_negated ? [fact.phrase.words[language]] : []));

const withoutOf = (attribute: string): string => attribute.replace(/^(?:of|in) /, '');

/** `a`, `a and b`, `a, b, and c`. */
const listed = (items: readonly string[], word: 'and' | 'or' = 'and'): string =>
  items.length < 3 ? items.join(` ${word} `) : `${items.slice(0, -1).join(', ')}, ${word} ${items.at(-1)}`;

/** The form of a Korean stem before a noun: 공개된 상태인, 검토자가 없는. */
const adnominal = (stem: string): string => (stem.endsWith('이') ? `${stem.slice(0, -1)}인` : `${stem}는`);
