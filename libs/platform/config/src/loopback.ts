const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(?:\.\d{1,3}){3})$/i;

/** True if a host name or an address is that of the machine itself. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);
