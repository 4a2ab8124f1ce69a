require('../../support/stories').tell(__filename);
