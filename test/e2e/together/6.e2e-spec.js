const { basename } = require('node:path');
const { toldIn } = require('../../support/stories');

for (const story of toldIn(__filename)) describe(basename(story), () => void require(story));
