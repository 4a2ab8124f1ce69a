import type { Notice, NoticeDraft, ReminderDraft } from './notice';

/** Plans notifications, for listeners and schedules of all domains. The domain that delivers notifications implements it, in the worker. */
export abstract class Notices {
  /**
   * Plans a notification for each person, in the transaction of the listener: `notices.plan(TASK_SUBMITTED, run.id, [{ user_id, actor_id,
   * resource_id }])`. `source` is the id of the listener's job: a repeated call plans nothing. It plans none for the person who acted, and
   * one for each other person, even if several drafts name them.
   */
  abstract plan(notice: Notice, source: string, drafts: readonly NoticeDraft[]): Promise<void>;

  /**
   * Plans reminders in one statement, and returns how many are new. People who have been reminded on the same occasion are left out. If two
   * workers remind at the same moment, the second one writes a ledger row with the reason `duplicate`.
   */
  abstract remind(notice: Notice, drafts: readonly ReminderDraft[]): Promise<number>;
}
