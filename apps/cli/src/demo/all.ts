import type { QueryRunner } from 'typeorm';
import { insertAdministration, insertHistory } from './administration';
import { insertAttachments } from './attachments';
import { insertCalendars } from './calendar';
import { insertChatbot } from './chatbot';
import { appointLeads, insertCompanies } from './companies';
import { insertCurricula, insertSecondEditions } from './curricula';
import { insertDocuments } from './documents';
import { insertInvitations } from './invitations';
import { insertMeetings } from './meetings';
import { insertMemos } from './memos';
import { insertMentorships } from './mentorships';
import { insertPeople } from './people';
import type { HashedPerson } from './person';
import { insertPlans } from './plans';
import { insertRequests } from './requests';
import { insertScores, insertSetlists } from './scores';
import { insertTasks } from './tasks';

export { storeFiles } from './scores';

/** Inserts each kind of row by one statement, as JSON, into an empty database. Days are counted from today. */
export async function insertAll(runner: QueryRunner, people: readonly HashedPerson[]): Promise<void> {
  await insertCompanies(runner);
  await insertPeople(runner, people);
  await appointLeads(runner);
  await insertInvitations(runner);
  await insertCalendars(runner);
  await insertTasks(runner);
  await insertCurricula(runner);
  await insertMentorships(runner);
  await insertPlans(runner);
  await insertSecondEditions(runner);
  await insertMeetings(runner);
  await insertRequests(runner);
  await insertMemos(runner);
  await insertScores(runner);
  await insertSetlists(runner);
  await insertAttachments(runner);
  await insertDocuments(runner);
  await insertChatbot(runner);
  await insertAdministration(runner);
  await insertHistory(runner);
}
