/** Which reader read it. A change that reads known items otherwise raises it, so that they are read again. */
export const version = '2'
