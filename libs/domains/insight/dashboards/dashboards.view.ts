import type { AdminDashboardDto } from './admin-dashboard.dto';
import type { MenteeDashboardDto, MentorDashboardDto } from './pair-dashboards.dto';
import type { SeriesDto } from './series.dto';

/** The dashboards and the series as the API returns them. */
export type AdminDashboardView = AdminDashboardDto;
export type MentorDashboardView = MentorDashboardDto;
export type MenteeDashboardView = MenteeDashboardDto;
export type SeriesView = SeriesDto;
