/** Which sanitiser a stored text went through. A file of its own: who only compares versions need not load the sanitiser. */

/** Stored with the HTML; raised with every change of what the sanitiser lets through, so that stored articles are cleaned again. */
export const cleanVersion = 2
