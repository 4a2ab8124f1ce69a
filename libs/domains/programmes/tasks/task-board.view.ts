import type { TaskBoardDto } from './task-board.dto';

/** A board as the API returns it. */
export type TaskBoardView = TaskBoardDto;
