import type { Words } from './words';

type Sentence = Words | ((limits: readonly unknown[]) => Words);

const list = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value));

const between =
  (en: string, ko: string): Sentence =>
  ([min, max]) =>
    typeof max === 'number'
      ? { en: `must have ${String(min)} to ${max} ${en}`, ko: `${ko} ${String(min)} 이상 ${max} 이하여야 합니다` }
      : { en: `must have at least ${String(min)} ${en}`, ko: `${ko} ${String(min)} 이상이어야 합니다` };

/** Messages about a field, by the name of the failed check, with its limits filled in. */
const sentences: Readonly<Record<string, Sentence>> = {
  required: { en: 'is required', ko: '필수 항목입니다' },
  unknown: { en: 'is not a known field', ko: '알 수 없는 항목입니다' },
  once: { en: 'must be given only once', ko: '한 번만 지정해야 합니다' },
  utf8: { en: 'must be encoded in UTF-8', ko: 'UTF-8로 인코딩해야 합니다' },
  plus: {
    en: 'must have its + encoded as %2B: in a URL or a form, a plain + means a space',
    ko: 'URL과 폼에서는 +를 %2B로 인코딩해야 합니다. 인코딩하지 않은 +는 공백으로 해석됩니다',
  },
  unreadable: { en: 'contains invalid characters', ko: '허용되지 않는 문자가 포함되어 있습니다' },

  arrayMaxSize: ([max]) => ({ en: `must have at most ${String(max)} items`, ko: `항목은 ${String(max)}개 이하여야 합니다` }),
  arrayMinSize: ([min]) => ({ en: `must have at least ${String(min)} items`, ko: `항목은 ${String(min)}개 이상이어야 합니다` }),
  arrayNotEmpty: { en: 'must not be empty', ko: '비어 있을 수 없습니다' },
  arrayUnique: { en: 'must not contain duplicates', ko: '중복된 값을 포함할 수 없습니다' },
  equals: ([value]) => ({ en: `must be ${String(value)}`, ko: `${String(value)} 값이어야 합니다` }),
  isArray: { en: 'must be a list', ko: '목록이어야 합니다' },
  isBoolean: { en: 'must be true or false', ko: 'true 또는 false여야 합니다' },
  isDate: { en: 'must be a date', ko: '날짜여야 합니다' },
  isDateString: { en: 'must be a date', ko: '날짜여야 합니다' },
  isDay: { en: 'must be a day such as 2030-01-15', ko: '2030-01-15와 같은 날짜여야 합니다' },
  isDefined: { en: 'is required', ko: '필수 항목입니다' },
  isEmail: { en: 'must be an e-mail address', ko: '이메일 주소여야 합니다' },
  isEnum: ([, values]) => ({ en: `must be one of: ${list(values)}`, ko: `다음 중 하나여야 합니다: ${list(values)}` }),
  isId: { en: 'must be a valid ID', ko: '올바른 ID여야 합니다' },
  isIn: ([values]) => ({ en: `must be one of: ${list(values)}`, ko: `다음 중 하나여야 합니다: ${list(values)}` }),
  isInstant: { en: 'must be an RFC 3339 date-time with an offset', ko: '시간대 오프셋이 있는 RFC 3339 시각이어야 합니다' },
  isInt: { en: 'must be an integer', ko: '정수여야 합니다' },
  isISO8601: { en: 'must be an RFC 3339 date-time', ko: 'RFC 3339 시각이어야 합니다' },
  isLength: between('characters', '글자 수는'),
  isLocale: { en: 'must be a locale', ko: '로케일이어야 합니다' },
  isMoment: {
    en: 'must be an RFC 3339 date-time with an offset, or a day such as 2030-01-15',
    ko: '시간대 오프셋이 있는 RFC 3339 시각 또는 2030-01-15와 같은 날짜여야 합니다',
  },
  isNotEmpty: { en: 'must not be empty', ko: '비어 있을 수 없습니다' },
  isNumber: { en: 'must be a number', ko: '숫자여야 합니다' },
  isObject: { en: 'must be an object', ko: '객체여야 합니다' },
  isPerson: { en: 'must be the ID of a user, or me', ko: '사용자 ID 또는 me여야 합니다' },
  isPositive: { en: 'must be positive', ko: '양수여야 합니다' },
  isString: { en: 'must be text', ko: '문자열이어야 합니다' },
  isTimeZone: { en: 'must be a time zone such as Asia/Seoul', ko: 'Asia/Seoul과 같은 시간대여야 합니다' },
  isUrl: { en: 'must be a URL', ko: 'URL이어야 합니다' },
  isUuid: { en: 'must be a UUID', ko: 'UUID여야 합니다' },
  matches: { en: 'has an invalid format', ko: '형식이 올바르지 않습니다' },
  max: ([max]) => ({ en: `must be at most ${String(max)}`, ko: `${String(max)} 이하여야 합니다` }),
  maxLength: ([max]) => ({ en: `must have at most ${String(max)} characters`, ko: `${String(max)}자 이하여야 합니다` }),
  min: ([min]) => ({ en: `must be at least ${String(min)}`, ko: `${String(min)} 이상이어야 합니다` }),
  minLength: ([min]) => ({ en: `must have at least ${String(min)} characters`, ko: `${String(min)}자 이상이어야 합니다` }),
  maxFields: ([max]) => ({
    en: `must name at most ${String(max)} fields, each once`,
    ko: `서로 다른 항목을 ${String(max)}개까지만 지정할 수 있습니다`,
  }),
  nestedValidation: { en: 'must be an object', ko: '객체여야 합니다' },
  notEquals: ([value]) => ({ en: `must not be ${String(value)}`, ko: `${String(value)} 값은 사용할 수 없습니다` }),
  whitelistValidation: { en: 'is not a known field', ko: '알 수 없는 항목입니다' },
};

/** The message for a failed check, or undefined if there is none. */
export function sentenceFor(check: string, limits: readonly unknown[] = []): Words | undefined {
  const sentence = Object.hasOwn(sentences, check) ? sentences[check] : undefined;
  return typeof sentence === 'function' ? sentence(limits) : sentence;
}
