import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Looks into the PDF of a score's current version again. */
export const PdfInfo = defineJob<{ score_id: number }>(QueueName.Default, 'pdf_info', { outside: true });

/** Makes the picture of its first page again. */
export const Thumbnail = defineJob<{ score_id: number }>(QueueName.Default, 'thumbnail', { outside: true });

/** Both, for several scores. */
export const RenderScores = defineJob<{ score_ids: readonly number[] }>(QueueName.Low, 'render_scores', { outside: true });

/** Makes a picture of one page, unless there is one. Somebody is waiting. */
export const PageImage = defineJob<{ score_id: number; number: number; page: number }>(QueueName.High, 'page_image', { outside: true });

/** Takes out of the trash for good what somebody has thrown away. */
export const PurgeTrash = defineJob<{ user_id: number; company_id: string }>(QueueName.Low, 'purge_trash', { outside: true });

/** The same of one score, whose 30 days have passed. */
export const PurgeScore = defineJob<{ score_id: number }>(QueueName.Low, 'purge_score', { outside: true });

/** Removes a score of somebody who is no longer here, wherever it is. */
export const WipeScore = defineJob<{ score_id: number }>(QueueName.Low, 'wipe_score');
