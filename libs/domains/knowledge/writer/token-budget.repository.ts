import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';

/** Counts the tokens of the language model that each company uses per day (UTC). */
@Injectable()
export class TokenBudgetRepository {
  constructor(private readonly db: Database) {}

  /** Reserves tokens for an answer in one statement. Returns the day, or undefined if the budget does not suffice. */
  async reserve(company_id: string, tokens: number, budget: number): Promise<string | undefined> {
    if (tokens > budget) return undefined;
    const reserved = await this.db.row(sql<{ day: string }>`
      INSERT INTO chatbot_usage AS u (company_id, day, tokens) VALUES (${company_id}, current_date, ${tokens})
      ON CONFLICT (company_id, day) DO UPDATE SET tokens = u.tokens + ${tokens} WHERE u.tokens + ${tokens} <= ${budget} RETURNING u.day::text AS day`);
    return reserved?.day;
  }

  /** Returns the reserved tokens that were not used. */
  async settle(company_id: string, day: string, unused: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE chatbot_usage SET tokens = greatest(tokens - ${unused}, 0) WHERE company_id = ${company_id} AND day = ${day}::date`);
  }
}
