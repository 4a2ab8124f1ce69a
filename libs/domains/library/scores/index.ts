export { ScoreCreated, ScorePurged, ScoreRestored, ScoreTrashed, ScoreUpdated, ScoreVersionChanged } from './scores.events';
export { ScoresModule } from './scores.module';
export { ScoresPolicy } from './scores.policy';
export { ScoresService } from './scores.service';
export { scoresVisibleTo, scoresWithPages } from './scores.scope';
