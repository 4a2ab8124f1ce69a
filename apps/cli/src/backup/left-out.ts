/** Tables without a backup, each with the reason. docs/backup.md lists them, too. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  migrations: 'A restore runs the migrations, which write these rows.',
  sessions: 'A session that was ended after the backup would be open again.',
  refresh_tokens: 'They belong to sessions, and one that was used after the backup would be good again.',
  sign_in_challenges: 'They last for minutes.',
  mailed_secrets: 'A link that was followed after the backup would be good again. People ask for another.',
  provider_visits: 'They last for minutes.',
  own_data_exports: 'A ZIP lasts for 15 minutes, and no backup has it.',
};
