import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import type { BulkCandidate } from '@app/bulk';
import { type Detail, ValidationFailed } from '@app/errors';
import { type Words, sentenceFor } from '@app/i18n';
import { expectPair } from './mentorship-pair';
import { type PairLine, fieldOfLine } from './mentorship-pair-lines';
import { MentorshipPairsRepository, type NamedCurriculum, type NamedPerson, type Names } from './mentorship-pairs.repository';

/** A new mentorship, as its row is stored. */
export interface PairInput {
  readonly line: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
  readonly curriculum_id: number;
  readonly start_on: string;
}

/** Facts of a row that decide whether it can be proposed. */
export interface PairFacts {
  readonly mentor: NamedPerson;
  readonly mentee: NamedPerson;
  /** Number of the mentor's free places before this row. */
  readonly free_places: number;
  /** True if the mentee follows the curriculum already, or by an earlier row. */
  readonly is_followed: boolean;
}

const WRONG = {
  nobody: { en: 'names nobody in the company', ko: '회사에서 찾을 수 없는 사람입니다' },
  two: { en: 'is the employee number of one person and the ID of another', ko: '한 사람의 사번이면서 다른 사람의 ID입니다' },
  none: { en: 'names no curriculum that is offered', ko: '선택할 수 있는 커리큘럼이 아닙니다' },
  several: { en: 'names several curricula: use the ID', ko: '해당하는 커리큘럼이 여러 개입니다. ID를 사용하십시오' },
} as const satisfies Record<string, Words>;

const NUMBER = /^\d{1,9}$/;

/** Resolves the names of pairs to people and curricula. */
@Injectable()
export class MentorshipPairsService {
  constructor(private readonly pairs: MentorshipPairsRepository) {}

  /** Returns a row for each line, with its problems. Rows of one mentor take the free places one after the other. */
  async candidates(actor: Actor, lines: readonly PairLine[]): Promise<BulkCandidate[]> {
    const people = await this.pairs.people(actor, namesIn(lines.flatMap(({ mentor, mentee }) => [mentor, mentee])));
    const curricula = await this.pairs.curricula(actor, namesIn(lines.map(({ curriculum }) => curriculum)));
    const followed = await this.pairs.followed(people.map(({ id }) => id));
    // It loads Swagger, which would slow down the start of a worker.
    const { isDay } = await import('@app/validation');
    const cohort = new Cohort(followed.map(({ mentee_id, curriculum_id }) => keyOf(mentee_id, curriculum_id)));
    return lines.map((line) =>
      cohort.candidate(line, { ...resolved(line, people, curricula), day: isDay(line.start_on) ? null : sentenceFor('isDay')! }),
    );
  }
}

interface Resolved {
  readonly mentor: NamedPerson | Words;
  readonly mentee: NamedPerson | Words;
  readonly curriculum: NamedCurriculum | Words;
  /** The problem of the first day. */
  readonly day: Words | null;
}

const resolved = (line: PairLine, people: readonly NamedPerson[], curricula: readonly NamedCurriculum[]): Omit<Resolved, 'day'> => ({
  mentor: personNamed(line.mentor, people),
  mentee: personNamed(line.mentee, people),
  curriculum: curriculumNamed(line.curriculum, curricula),
});

const isWords = (found: object): found is Words => 'en' in found;
const plain = (word: string): string => word.normalize('NFC').trim().toLowerCase();

function namesIn(given: readonly string[]): Names {
  const words = [...new Set(given.map(plain))];
  return { words, numbers: words.filter((word) => NUMBER.test(word)).map(Number) };
}

/** By e-mail address, by employee number or by ID. */
function personNamed(name: string, people: readonly NamedPerson[]): NamedPerson | Words {
  const word = plain(name);
  const number = NUMBER.test(word) ? Number(word) : undefined;
  const found = people.filter(({ email, employee_number, id }) => email === word || employee_number === number || id === number);
  if (found.length > 1) return WRONG.two;
  return found[0] ?? WRONG.nobody;
}

/** By title or by ID. */
function curriculumNamed(name: string, curricula: readonly NamedCurriculum[]): NamedCurriculum | Words {
  const word = plain(name);
  const number = NUMBER.test(word) ? Number(word) : undefined;
  const found = curricula.filter(({ title, id }) => title === word || id === number);
  if (found.length > 1) return WRONG.several;
  return found[0] ?? WRONG.none;
}

const keyOf = (mentee_id: number, curriculum_id: number): string => `${mentee_id} ${curriculum_id}`;

/** The rows so far: places that they take, and curricula that their mentees will follow. */
class Cohort {
  private readonly taken = new Map<number, number>();
  private readonly followed: Set<string>;

  constructor(followed: readonly string[]) {
    this.followed = new Set(followed);
  }

  candidate(given: PairLine, { mentor, mentee, curriculum, day }: Resolved): BulkCandidate {
    const { line, start_on } = given;
    const row = { resource_id: null, version: null, label: `${given.mentor} – ${given.mentee}` };
    const wrong = { mentor, mentee, curriculum, start_on: day ?? {} };
    if (isWords(mentor) || isWords(mentee) || isWords(curriculum) || day)
      return { ...row, input: { line }, shown: { line }, refusal: new ValidationFailed(detailsOf(line, wrong)) };
    const input: PairInput = { line, mentor_id: mentor.id, mentee_id: mentee.id, curriculum_id: curriculum.id, start_on };
    const facts = this.take({ mentor, mentee }, input);
    return { ...row, label: `${mentor.name} – ${mentee.name}`, input, facts, shown: { line, free_places: facts.free_places } };
  }

  private take(pair: Pick<PairFacts, 'mentor' | 'mentee'>, { mentor_id, mentee_id, curriculum_id }: PairInput): PairFacts {
    const [before, key] = [this.taken.get(mentor_id) ?? 0, keyOf(mentee_id, curriculum_id)];
    const free_places = Math.max(pair.mentor.free_places - before, 0);
    const facts = { ...pair, free_places, is_followed: this.followed.has(key) };
    if (isPossible(facts)) {
      this.taken.set(mentor_id, before + 1);
      this.followed.add(key);
    }
    return facts;
  }
}

const detailsOf = (line: number, found: Readonly<Record<string, object>>): Detail[] =>
  Object.entries(found).flatMap(([field, one]) => (isWords(one) ? [{ field: fieldOfLine(line, field), message: one }] : []));

function isPossible({ mentor, mentee, free_places, is_followed }: PairFacts): boolean {
  if (is_followed || free_places === 0 || mentor.id === mentee.id) return false;
  try {
    expectPair(mentor, mentee);
    return true;
  } catch {
    return false;
  }
}
