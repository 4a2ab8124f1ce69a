/** What the reference is told by whoever starts it: the names are the app's. */
const { DATABASE_URL = '', SECRET_KEY = '', PORT = '0', PUBLIC_URL = 'http://localhost:8001' } = process.env;

export const settings = { DATABASE_URL, SECRET_KEY, PORT: Number(PORT), PUBLIC_URL };
