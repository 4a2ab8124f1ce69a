import type { Notice, NoticeDraft, ReminderDraft } from './notice';

/** Tells people of events. The domain that delivers notifications implements it, in the worker. */
export abstract class Notices {
  /**
   * Plans a notification for each person, in the transaction of the listener: `notices.plan(TASK_SUBMITTED, run.id, [{ user_id, actor_id,
   * resource_id }])`. `source` is the id of the listener's job: repeated, it plans nothing. Those who acted are left out.
   */
  abstract plan(notice: Notice, source: string, drafts: readonly NoticeDraft[]): Promise<void>;

  /**
   * Plans reminders in one statement, and returns how many are new. People who have been reminded on the same occasion are left out. If two
   * workers remind at the same moment, the second one writes a ledger row with the reason `duplicate`.
   */
  abstract remind(notice: Notice, drafts: readonly ReminderDraft[]): Promise<number>;
}
