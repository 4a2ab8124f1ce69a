/** Figures that a series can have. `SeriesQueryDto` says how each is counted. */
export enum SeriesMetric {
  CompletedTasks = 'completed_tasks',
  ActiveMentorships = 'active_mentorships',
  ReviewHours = 'review_hours',
}

/** Lengths of the steps of a series. */
export enum SeriesStep {
  Day = 'day',
  Week = 'week',
  Month = 'month',
}
