import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Reads the PDF information of a score's current version again. */
export const PdfInfo = defineJob<{ score_id: number }>(QueueName.Default, 'pdf_info', { outside: true });

/** Renders the thumbnail of a score's current version again. */
export const Thumbnail = defineJob<{ score_id: number }>(QueueName.Default, 'thumbnail', { outside: true });

/** Does both for several scores. */
export const RenderScores = defineJob<{ score_ids: readonly number[] }>(QueueName.Low, 'render_scores', { outside: true });

/** Renders one page unless there is an image of it. High priority, because a request waits for it. */
export const PageImage = defineJob<{ score_id: number; number: number; page: number }>(QueueName.High, 'page_image', { outside: true });

/** Empties the trash of a person: deletes their trashed scores permanently. */
export const PurgeTrash = defineJob<{ user_id: number; company_id: string }>(QueueName.Low, 'purge_trash', { outside: true });

/** Deletes one trashed score whose 30 days are over. */
export const PurgeScore = defineJob<{ score_id: number }>(QueueName.Low, 'purge_score', { outside: true });

/** Deletes a score of an anonymised person, in the trash or not. */
export const WipeScore = defineJob<{ score_id: number }>(QueueName.Low, 'wipe_score');
