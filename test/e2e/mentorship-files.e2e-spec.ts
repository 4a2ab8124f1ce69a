import { type Answer, startApi } from '@test/app';
import { bulkOf } from '@test/bulk';
import { MULTIPART, multipart } from '@test/imports';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { Role } from '@app/auth';
import { workbookOf } from '@app/spreadsheets';
import { CalendarService } from '@organisation/calendar';
import type { User } from '@organisation/users/user.entity';

const problem = ({ status, body }: Answer) => [status, body.error];

describe('a file of pairs', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, aMentorship } = mentorshipsOf(api);
  const { preview, start, perform, run, undo, restore, rowsOf } = bulkOf(api);
  const send = (as: User, file: string | Buffer, query = ''): Promise<Answer> =>
    api.as(as).post(`${mentorships}/bulk/file${query}`, multipart(file), MULTIPART);
  const all = () => api.rows('SELECT mentor_id, mentee_id, status, start_on::text FROM mentorships ORDER BY id');

  /** The people of a story, and three more mentees: the second has an employee number. */
  async function aCohort() {
    const team = await people();
    const mentees = [team.mentee];
    for (const employee_number of [null, 70_001, null]) mentees.push(await api.aSaved(Role.Mentee, { employee_number }));
    return { ...team, mentees };
  }

  it('makes a cohort, which can be taken back until somebody has answered', async () => {
    const { admin, mentor, mentees, curriculum, as } = await aCohort();
    const file = [
      '멘토;멘티;커리큘럼;시작일',
      `JUNHO@example.com;${mentees[0]!.email};First weeks;2030. 1. 7.`,
      '',
      `${mentor.id};${mentees[2]!.employee_number};first weeks;2030-01-08`,
      `junho@example.com;${mentees[3]!.id};${curriculum.id};2030/01/09`,
    ].join('\r\n');
    const previewed = await send(admin, file);
    expect([previewed.status, previewed.headers['cache-control'], previewed.body.refused]).toEqual([200, 'no-store', []]);
    expect(previewed.body.sample).toMatchObject([
      { id: null, label: '이준호 – 김미나', code: null, facts: { line: 2, free_places: 5 } },
      { facts: { line: 4, free_places: 4 } },
      { facts: { line: 5, free_places: 3 } },
    ]);
    expect(await all()).toEqual([]);
    expect(await api.rows('SELECT values FROM bulk_operations')).toEqual([{ values: { status: 'proposed' } }]);
    await start(admin, 'mentorships', previewed);
    const result = await perform(previewed.body.bulk_id);
    expect(result).toMatchObject({ done: 3, undo_token: expect.any(String) });
    expect(await all()).toEqual(
      [mentees[0]!, mentees[2]!, mentees[3]!].map(({ id }, at) => ({
        ...{ mentor_id: mentor.id, mentee_id: id, status: 'proposed', start_on: `2030-01-0${7 + at}` },
      })),
    );
    expect((await undo(admin, result.undo_token)).status).toBe(202);
    expect(await restore(result.bulk_id)).toMatchObject({ undone: 3 });
    expect(new Set((await all()).map(({ status }) => status))).toEqual(new Set(['withdrawn']));

    const again = await send(admin, file, '?status=proposed');
    await start(admin, 'mentorships', again);
    const { undo_token } = await perform(again.body.bulk_id);
    const [{ id }] = await api.rows("SELECT max(id) AS id FROM mentorships WHERE status = 'proposed'");
    await as.mentor.post(`${mentorships}/${id}/accept`);
    expect(problem(await undo(admin, undo_token))).toEqual([409, 'ROWS_CHANGED']);

    const drafts = await send(admin, file, '?status=draft');
    await start(admin, 'mentorships', drafts);
    const drafted = await perform(drafts.body.bulk_id);
    expect(drafted).toMatchObject({ done: 3 });
    await undo(admin, drafted.undo_token);
    expect(await restore(drafted.bulk_id)).toMatchObject({ undone: 3 });
    expect((await all()).length).toBe(6);
  });

  it('tells the problems of each line before anything is made, and keeps the capacity', async () => {
    const team = await aCohort();
    const { admin, mentor, mentees, curriculum } = team;
    await aMentorship(team, { status: 'proposed' });
    const twin = await api.aSaved(Role.Mentee, { employee_number: mentees[1]!.id });
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    await api.rows(`UPDATE companies SET settings = settings || '{"mentor_capacity": 2}' WHERE id = 'sinfonia'`);
    const rows: (string | number)[][] = [
      ['Mentor', 'Mentee', 'Curriculum', 'Start on'],
      ['nobody@example.com', foreign.email, 'No such', 'tomorrow'],
      [mentor.id, mentees[1]!.id, curriculum.id, '2030-01-07'],
      [mentor.id, mentees[0]!.email, curriculum.id, '2030-01-07'],
      [mentees[1]!.email, mentees[2]!.email, curriculum.id, '2030-01-07'],
      [mentor.email, mentees[2]!.email, curriculum.id, '2030-01-07'],
      [mentor.email, mentees[3]!.email, curriculum.id, '2030-01-07'],
    ];
    const pieces: Buffer[] = [];
    for await (const piece of workbookOf(pagesOf(rows))) pieces.push(piece);
    const previewed = await send(admin, Buffer.concat(pieces));
    expect(previewed.body).toMatchObject({ count: 6 });
    expect(previewed.body.sample.map(({ code }: { code: string | null }) => code)).toEqual(['E100', 'E100', 'E234', 'E236', null, 'E233']);
    const listed = await rowsOf(admin, previewed.body.bulk_id);
    expect(listed.map(({ line, error }) => [line, error])).toEqual([
      [2, 'VALIDATION_FAILED'],
      [3, 'VALIDATION_FAILED'],
      [4, 'CURRICULUM_FOLLOWED'],
      [5, 'PAIR_UNFIT'],
      [6, null],
      [7, 'MENTOR_AT_CAPACITY'],
    ]);
    expect(listed[0].details.map(({ field }: { field: string }) => field)).toEqual(
      ['mentor', 'mentee', 'curriculum', 'start_on'].map((field) => `lines.2.${field}`),
    );
    expect(listed[1].details).toMatchObject([{ field: 'lines.3.mentee', message: expect.stringContaining('employee number') }]);
    await start(admin, 'mentorships', previewed);
    expect(await perform(previewed.body.bulk_id)).toMatchObject({ done: 1, refused: 5 });
    expect((await all()).map(({ mentee_id }) => mentee_id)).toEqual([mentees[0]!.id, mentees[2]!.id]);
    expect(twin.id).not.toBe(mentees[1]!.id);
  });

  it('is refused as a whole if it cannot be read, and from everybody but admins', async () => {
    const { admin, mentor, mentee, mentees, curriculum } = await aCohort();
    const header = 'mentor,mentee,curriculum,start';
    const detailed = async (file: string | Buffer, query = '') => {
      const { status, body } = await send(admin, file, query);
      return [status, ...body.details.map(({ field }: { field: string }) => field)];
    };
    expect(await detailed('mentor,pupil,mentor')).toEqual([422, 'pupil', 'mentor', 'mentee', 'curriculum', 'start_on']);
    expect(await detailed(header)).toEqual([422, 'file']);
    expect(await detailed(Buffer.from('PK but no workbook'))).toEqual([422, 'file']);
    expect(await detailed(`${header}\n${'a,b,c,d\n'.repeat(1_001)}`)).toEqual([422, 'file']);
    expect(await detailed(Buffer.from(`${header}\nJos\xe9,b,c,d`, 'latin1'))).toEqual([422, 'encoding']);
    expect((await send(admin, Buffer.from(`${header}\nJos\xe9,b,c,d`, 'latin1'), '?encoding=windows-1252')).status).toBe(200);
    expect((await send(admin, header, '?status=active')).status).toBe(422);
    for (const other of [mentor, mentee]) expect((await send(other, header)).status).toBe(403);

    const pair = { mentor: mentor.email, mentee: mentees[1]!.email, curriculum: String(curriculum.id), start_on: '2030-01-07' };
    const request = { action: 'create', values: { pairs: [pair, pair] } };
    expect((await preview(mentor, 'mentorships', request)).status).toBe(403);
    expect((await preview(admin, 'mentorships', { ...request, ids: [1] })).status).toBe(422);
    const result = await run(admin, 'mentorships', request);
    expect(result).toMatchObject({ done: 1, refused: 1 });
    expect((await rowsOf(admin, result.bulk_id)).map(({ line, error }) => [line, error])).toEqual([
      [1, null],
      [2, 'CURRICULUM_FOLLOWED'],
    ]);
  });
});

async function* pagesOf(rows: (string | number)[][]) {
  yield rows;
}
