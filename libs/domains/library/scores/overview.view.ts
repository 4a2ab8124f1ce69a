import { sql } from '@app/database';
import type { ScoreCountsDto, ScoreStatisticsDto } from './overview.dto';

/** Somebody's own scores in numbers. */
export type ScoreStatisticsView = ScoreStatisticsDto;

/** The scores of one of the company's people in numbers. */
export type ScoreCountsView = ScoreCountsDto;

/** The columns of the view of somebody's scores in numbers. */
export const scoreCountsColumns = sql`p.id AS user_id, p.name AS user_name, n.score_count, n.trashed_count, n.size_bytes`;
