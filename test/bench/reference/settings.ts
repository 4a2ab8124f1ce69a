/** The settings of the reference, from environment variables with the same names as the app's. */
const { DATABASE_URL = '', SECRET_KEY = '', PORT = '0', PUBLIC_URL = 'http://localhost:8001' } = process.env;

export const settings = { DATABASE_URL, SECRET_KEY, PORT: Number(PORT), PUBLIC_URL };
