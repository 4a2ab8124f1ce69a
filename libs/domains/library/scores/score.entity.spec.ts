import { NOW } from '@test/builders';
import { instant } from '@app/database';
import { MAX_TAGS, MAX_VERSIONS, Score } from './score.entity';
import { ScoreInTrash, ScoreNotInTrash, TooManyTags, TooManyVersions, VersionInUse } from './scores.errors';

const aScore = () => Score.of({ title: 'Clair de lune', tags: ['solo'] }, { user_id: 7, company_id: null });

describe(Score.name, () => {
  it('belongs to its owner and takes its metadata from the draft', () => {
    expect(aScore()).toMatchObject({
      user_id: 7,
      company_id: null,
      title: 'Clair de lune',
      composer: null,
      tags: ['solo'],
      current_number: 1,
    });
  });

  it('keeps the order of its tags, without duplicates, up to the limit', () => {
    const score = aScore();
    score.retag(['encore', 'solo'], []);
    expect(score.tags).toEqual(['solo', 'encore']);
    score.retag(['late'], ['solo', 'never there']);
    expect(score.tags).toEqual(['encore', 'late']);
    const many = Array.from({ length: MAX_TAGS }, (_, at) => `tag ${at}`);
    expect(() => score.retag(many, [])).toThrow(TooManyTags);
    score.retag(many, ['encore', 'late']);
    expect(score.tags).toHaveLength(MAX_TAGS);
  });

  it('never reuses a version number', () => {
    const score = aScore();
    expect([score.grow(1), score.grow(2), score.current_number]).toEqual([2, 3, 3]);
    score.show(1);
    expect([score.grow(1), score.current_number]).toEqual([4, 4]);
    expect(() => score.expectUnused(4)).toThrow(VersionInUse);
    expect(() => score.expectUnused(1)).not.toThrow();
    expect(() => score.grow(MAX_VERSIONS)).toThrow(TooManyVersions);
  });

  it('refuses every change in the trash except restore', () => {
    const score = aScore();
    expect(() => score.restore()).toThrow(ScoreNotInTrash);
    expect(() => score.expectTrashed()).toThrow(ScoreNotInTrash);
    score.trash(NOW);
    expect(score.trashed_at).toBe(instant(NOW));
    const refused = [
      () => score.change({ title: 'Other' }),
      () => score.retag(['x'], []),
      () => score.grow(1),
      () => score.show(1),
      () => score.trash(NOW),
    ];
    for (const act of refused) expect(act).toThrow(ScoreInTrash);
    score.restore();
    expect(score).toMatchObject({ title: 'Clair de lune', trashed_at: null });
  });
});
