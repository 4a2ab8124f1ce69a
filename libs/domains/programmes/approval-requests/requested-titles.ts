import type { Words } from '@app/i18n';

/** Names that the title of a request needs. `null` if there is no such resource. */
export interface RequestedNames {
  /** Name of the person who asked. */
  readonly asker: string;
  readonly mentorship: { readonly title: string; readonly mentor: string; readonly mentee: string } | null;
  /** Title of the item of the plan. */
  readonly item: string | null;
  /** Name of the mentor that the payload names. */
  readonly named: string | null;
  /** Last day that the payload names. */
  readonly end_on: string | null;
}

type Title = (names: RequestedNames) => Words;

/** The mentorship with its title and its two people. */
const pairOf = ({ mentorship }: RequestedNames): Words =>
  mentorship
    ? {
        en: `the mentorship '${mentorship.title}' of ${mentorship.mentee} and ${mentorship.mentor}`,
        ko: `${mentorship.mentee} 님과 ${mentorship.mentor} 님의 멘토링 ‘${mentorship.title}’`,
      }
    : { en: 'a mentorship', ko: '멘토링' };

const itemOf = ({ item }: RequestedNames): Words =>
  item === null ? { en: 'an item', ko: '항목' } : { en: `'${item}'`, ko: `항목 ‘${item}’` };

const onPair =
  (en: (pair: string, names: RequestedNames) => string, ko: (pair: string, names: RequestedNames) => string): Title =>
  (names) => {
    const pair = pairOf(names);
    return { en: en(pair.en, names), ko: ko(pair.ko, names) };
  };

const onItem =
  (en: string, ko: string): Title =>
  (names) => {
    const [pair, item] = [pairOf(names), itemOf(names)];
    return { en: `${en} ${item.en} in the plan of ${pair.en}`, ko: `${pair.ko}의 계획 ${item.ko} ${ko}` };
  };

/** Sentences for permissions that can be asked for. */
const TITLES: Readonly<Record<string, Title>> = {
  'mentorship:create': ({ asker, named }) => ({
    en: `Start a mentorship of ${asker} with ${named ?? 'a mentor'}`,
    ko: named === null ? `${asker} 님에게 멘토 배정` : `${asker} 님에게 ${named} 님을 멘토로 배정`,
  }),
  'mentorship:pause': onPair(
    (pair) => `Pause ${pair}`,
    (pair) => `${pair} 일시 중지`,
  ),
  'mentorship:resume': onPair(
    (pair) => `Resume ${pair}`,
    (pair) => `${pair} 재개`,
  ),
  'mentorship:extend': onPair(
    (pair, { end_on }) => `Extend ${pair} to ${end_on ?? 'a later day'}`,
    (pair, { end_on }) => (end_on === null ? `${pair} 기간 연장` : `${pair} 기간을 ${end_on}까지 연장`),
  ),
  'mentorship:complete': onPair(
    (pair) => `Complete ${pair}`,
    (pair) => `${pair} 완료`,
  ),
  'mentorship:terminate': onPair(
    (pair) => `Terminate ${pair}`,
    (pair) => `${pair} 중단`,
  ),
  'mentorship:hand_over': onPair(
    (pair, { named }) => `Hand ${pair} over to ${named ?? 'another mentor'}`,
    (pair, { named }) => (named === null ? `${pair}의 멘토 변경` : `${pair}의 멘토를 ${named} 님으로 변경`),
  ),
  'mentorship:reopen': onPair(
    (pair) => `Reopen ${pair}`,
    (pair) => `${pair} 다시 열기`,
  ),
  'plan:adapt': onItem('Change', '변경'),
  'plan:waive': onItem('Waive', '면제'),
  'plan:replan': onPair(
    (pair) => `Replan ${pair} in the present calendar`,
    (pair) => `${pair} 일정을 현재 휴일·휴가에 맞춰 조정`,
  ),
};

/** A request as one sentence. `asked` is the permission. One that is not known here appears by its name. */
export const requestTitle = (asked: string, names: RequestedNames): Words => TITLES[asked]?.(names) ?? { en: asked, ko: asked };
