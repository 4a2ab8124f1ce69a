import { CurriculumNotMovable, CurriculumUnchanged } from './curricula.errors';
import { CURRICULUM_MOVES, Curriculum, type CurriculumMove, CurriculumStatus } from './curriculum.entity';

const by = { id: 7, company_id: 'sinfonia' };
const aCurriculum = (given: Partial<Curriculum> = {}) =>
  Object.assign(Curriculum.create({ title: 'First weeks', total_weeks: 4 }, by), given);

/** Makes each move of the table. */
const MAKE: Record<CurriculumMove, (curriculum: Curriculum) => unknown> = {
  edit: (curriculum) => curriculum.change({ title: 'Other' }),
  publish: (curriculum) => curriculum.publish(),
  deprecate: (curriculum) => curriculum.deprecate(),
  delete: (curriculum) => curriculum.expectDeletable(),
};

describe(Curriculum.name, () => {
  const every = Object.keys(CURRICULUM_MOVES).flatMap((move) =>
    Object.values(CurriculumStatus).map((status) => [move as CurriculumMove, status] as const),
  );

  it.each(every)('applies the table to %s of a %s curriculum', (move, status) => {
    const curriculum = aCurriculum({ status });
    const to = (CURRICULUM_MOVES[move] as Partial<Record<CurriculumStatus, CurriculumStatus>>)[status];
    if (to) {
      MAKE[move](curriculum);
      expect(curriculum.status).toBe(to);
    } else {
      expect(() => MAKE[move](curriculum)).toThrow(CurriculumNotMovable);
      expect(curriculum.status).toBe(status);
    }
  });

  it('publishes the next version once per change of its content', () => {
    const curriculum = aCurriculum();
    expect(curriculum.publish()).toBe(1);
    curriculum.change({ title: 'First weeks', tags: ['strings'], department_id: 3 });
    expect(() => curriculum.publish()).toThrow(CurriculumUnchanged);
    curriculum.change({ weeks: [{ week: 1, summary: 'Meet the section' }] });
    expect(curriculum.publish()).toBe(2);
    curriculum.touch();
    expect(curriculum.publish()).toBe(3);
  });
});
