import { sql } from '@app/database';
import type { ScoreCountsDto, ScoreStatisticsDto } from './overview.dto';

/** Statistics of the caller's scores as the API returns them. */
export type ScoreStatisticsView = ScoreStatisticsDto;

/** Score counts of a person as the API returns them. */
export type ScoreCountsView = ScoreCountsDto;

/** The columns of the score counts of a person. */
export const scoreCountsColumns = sql`p.id AS user_id, p.name AS user_name, n.score_count, n.trashed_count, n.size_bytes`;
