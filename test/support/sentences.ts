/** How a sentence begins that has no subject: its reader learns only at its end what it is about. Questions may begin so. */
const RIDDLE = /^(?:What|Who|Whoever|Whose|Whether|Of)\b/;
/** Where one sentence ends and the next begins; a tag such as `@remarks` begins one, too. */
const ENDS = /(?<=[.!?])\s+|(?<=:)\s+(?=[A-Z])|@\w+\s+/;

/** Sentences of a text that begin with What, Who, Whoever, Whose, Whether or Of and are no questions. */
export const riddlesIn = (text: string): string[] =>
  text
    .split(ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => RIDDLE.test(sentence) && !sentence.endsWith('?'));

const BLOCKS = /\/\*\*?([\s\S]*?)\*\//g;
/** Lines that follow each other are one comment. */
const LINES = /^[ \t]*\/\/ ?.*(?:\n[ \t]*\/\/ ?.*)*/gm;

/** The comments of a source text, each in one line. */
export const commentsIn = (source: string): string[] => [
  ...[...source.matchAll(BLOCKS)].map(([, inner = '']) => inner.replace(/\s*\n\s*\*? ?/g, ' ').trim()),
  ...[...source.matchAll(LINES)].map(([lines]) => lines.replace(/^[ \t]*\/\/ ?/gm, '').replaceAll('\n', ' ')),
];

/** Verbs by which the summary of an operation may begin. */
export const SUMMARY_VERBS = new Set(
  `Accept Acknowledge Adapt Add Answer Approve Archive Ask Assign Block Cancel Check Clear Close Comment Compare Complete Confirm Copy Count Create Deactivate Decline Delete
  Deprecate Disable Discard Dismiss Download Empty Enable Exchange Explain Export Extend Follow Get Hand Import Invite Link List Mark Move Open Pause Pin
  Preview Propose Publish Rate Reactivate Redeem Refresh Regenerate Register Reject Remove Rename Render Reopen Reorder Replace Reprocess
  Replan Replay Request Resend Reset Resolve Restore Resume Retry Return Review Revoke Roll Rotate Run Search Send Set Share Sign Snooze Start Stop Stream Submit Suspend Tag Terminate Tick Unassign
  Unblock Unlink Unpin Untick Update Upload Verify Waive Watch Withdraw`.split(/\s+/),
);
