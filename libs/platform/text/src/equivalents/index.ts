import { GENERAL_WORDS } from './general';
import { MONEY_WORDS } from './money';
import { OFFICE_WORDS } from './office';
import { PEOPLE_WORDS } from './people';
import { TECHNOLOGY_WORDS } from './technology';
import { TIME_WORDS } from './time';

/** Groups of words and phrases that mean the same or nearly so at work, in Korean and in English. */
export const EQUIVALENTS: readonly (readonly string[])[] = [
  PEOPLE_WORDS,
  MONEY_WORDS,
  TECHNOLOGY_WORDS,
  OFFICE_WORDS,
  GENERAL_WORDS,
  TIME_WORDS,
]
  .flatMap((theme) => theme.trim().split('\n'))
  .map((line) => line.split(/[,|]/).map((phrase) => phrase.trim()));
