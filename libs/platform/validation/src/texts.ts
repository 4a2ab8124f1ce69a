import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, ValidateBy, type ValidationOptions } from 'class-validator';

/** A visible character: no blank, no control character and none without a shape (Hangul fillers, blank Braille). */
const SEEN = /[^\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Invisible characters that change the shape of their neighbour: joined emoji, presentation forms, variants of a character, flags. */
const SHAPING = new RegExp(
  [
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
    String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
    String.raw`(?<=\p{Ideographic})[\u{e0100}-\u{e01ef}]`,
    String.raw`(?<=\u{1f3f4})[\u{e0020}-\u{e007e}]{1,8}\u{e007f}`,
  ].join('|'),
  'gu',
);
const UNSEEN = /[\u2028\u2029\u2800\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const ONE_LINE = /^\P{Cc}*$/u;
const PLAIN = /^[\x20-\x7e]*$/;

/** True if a text has at least one visible character. */
export const hasVisibleText = (text: unknown): boolean => typeof text === 'string' && SEEN.test(text);

/** True if a text has no zero-width characters, fillers or direction marks, by which two texts that look alike differ. */
export const isLegible = (text: unknown): boolean =>
  typeof text === 'string' && (PLAIN.test(text) || !UNSEEN.test(text.replace(SHAPING, '')));

/** Makes a valid name from an external profile: characters that a name may not have are removed. */
export function legibleName(text: string, max: number): string {
  const plain = spaced(text.replace(/\p{Surrogate}/gu, '').replace(/\p{Cc}/gu, ' '));
  const legible = isLegible(plain) ? plain : plain.replace(new RegExp(UNSEEN, 'gu'), '');
  return spaced([...spaced(legible.replaceAll('://', ' '))].slice(0, max).join(''));
}

const BLANK = { message: 'must not be blank', context: { ko: '비어 있을 수 없습니다' } };
const ILLEGIBLE = {
  message: 'must not contain invisible characters or text direction marks',
  context: { ko: '보이지 않는 문자나 글자 방향을 바꾸는 문자를 포함할 수 없습니다' },
};
const LINKING = { message: 'must not contain ://', context: { ko: '://를 포함할 수 없습니다' } };
const NOT_ONE_LINE = { message: 'must be one line', context: { ko: '한 줄이어야 합니다' } };

const Check = (name: string, validate: (value: unknown) => boolean, options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name, validator: { validate } }, options);

/** A text longer than its limit by this factor is refused for its length alone: checking each character would delay other requests. */
const FAR_TOO_LONG = 20;
const isFarTooLong = (text: string, max: number): boolean => text.length > FAR_TOO_LONG * max;

const Reads = (max: number, read: (text: string) => string): PropertyDecorator => {
  const one = (value: unknown): unknown => (typeof value === 'string' && !isFarTooLong(value, max) ? read(value) : value);
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(one) : one(value)));
};

const trimmed = (text: string): string => text.normalize('NFC').trim();
const spaced = (text: string): string => trimmed(text).replace(/\p{Zs}+/gu, ' ');

const isOneLine = (text: unknown): boolean => typeof text === 'string' && ONE_LINE.test(text);
const isVisible = (text: unknown): boolean => text === '' || hasVisibleText(text);

const line = (max: number, each: boolean): PropertyDecorator => {
  const orTooLong = (isGood: (text: unknown) => boolean) => (text: unknown) =>
    (typeof text === 'string' && isFarTooLong(text, max)) || isGood(text);
  return applyDecorators(
    IsString({ each }),
    Length(1, max, { each }),
    Check('isOneLine', orTooLong(isOneLine), { each, ...NOT_ONE_LINE }),
    Check('isLegible', orTooLong(isLegible), { each, ...ILLEGIBLE }),
    Check('isVisible', orTooLong(isVisible), { each, ...BLANK }),
  );
};

/** One line of visible text, composed and trimmed. */
export const IsLine = (max: number, { each = false } = {}): PropertyDecorator => applyDecorators(Reads(max, trimmed), line(max, each));

/** The name of a person or company, or a title: a line with single blanks that no program displays as a link. */
export const IsName = (max: number): PropertyDecorator =>
  applyDecorators(
    Reads(max, spaced),
    line(max, false),
    Check('isNoLink', (value) => typeof value !== 'string' || !value.includes('://'), LINKING),
  );

/** Visible text of any number of lines. */
export const IsText = (max: number): PropertyDecorator => applyDecorators(IsString(), Length(1, max), Check('isVisible', isVisible, BLANK));
