/** The verbs of operation ids: those that every resource may have, and the moves. A new one is listed here first. */
export const VERBS: readonly string[] = [
  ...['list', 'get', 'create', 'update', 'replace', 'delete'],
  // Lists and single things beside a resource's own.
  ...['listCounts', 'listEvents', 'listMine', 'listRows', 'listStorageReports', 'listUsage'],
  ...[
    'getAdmin',
    'getBoard',
    'getCompany',
    'getDownload',
    'getFile',
    'getItem',
    'getMentee',
    'getMentor',
    'getMusician',
    'getPreview',
    'getProgress',
    'getReport',
    'getSeries',
    'getStatistics',
    'getThumbnail',
    'getVerdict',
  ],
  ...['createItem', 'openReferral', 'redeemReferral', 'updateItem', 'waiveItem'],
  // Moves of a state.
  ...['accept', 'activate', 'approve', 'block', 'cancel', 'complete', 'deactivate', 'decline', 'deprecate', 'extend'],
  ...['handOver', 'leave', 'makeCurrent', 'pause', 'propose', 'publish', 'purge', 'refuse', 'reopen', 'requestChanges', 'restore'],
  ...['replay', 'resume', 'retry', 'rollOut', 'run', 'settle', 'start', 'submit', 'suspend', 'terminate', 'unblock', 'waive', 'withdraw'],
  ...['changeRole', 'changeStatus', 'commit', 'reorder', 'resend', 'revoke', 'revokeOthers'],
  // Many at once.
  ...['append', 'bulk', 'bulkCreate', 'bulkRender', 'bulkTag', 'bulkUpdateMetadata', 'emptyTrash', 'purgeTrash'],
  // Copies and files.
  ...['compare', 'copy', 'download', 'duplicate', 'export', 'import', 'preview', 'print', 'refreshInfo', 'regenerateThumbnail'],
  // Signing in.
  ...[
    'begin',
    'change',
    'check',
    'confirm',
    'disable',
    'disown',
    'disownEmail',
    'inviteAdmin',
    'link',
    'login',
    'logout',
    'me',
    'prove',
    'refresh',
    'register',
  ],
  ...[
    'renewRecoveryCodes',
    'requestReset',
    'resendVerification',
    'reset',
    'resetPassword',
    'token',
    'verify',
    'verifyEmail',
    'verifyToken',
  ],
  ...['show', 'showEmailVerification', 'showPasswordReset'],
  // Webhooks.
  ...['listEventTypes', 'replay', 'rotateSecret', 'test'],
  // Notifications.
  ...['markAllRead', 'markRead', 'snooze', 'unsubscribe'],
  // Questions.
  ...['count', 'explain', 'greet', 'greetByName', 'live', 'ready'],
];
