import { GENERAL } from './general';
import { MONEY } from './money';
import { OFFICE } from './office';
import { PEOPLE } from './people';
import { TECHNOLOGY } from './technology';
import { TIME } from './time';

/** Groups of words and phrases that mean the same or nearly so at work, in Korean and in English. */
export const EQUIVALENTS: readonly (readonly string[])[] = [PEOPLE, MONEY, TECHNOLOGY, OFFICE, GENERAL, TIME]
  .flatMap((theme) => theme.trim().split('\n'))
  .map((line) => line.split(/[,|]/).map((phrase) => phrase.trim()));
