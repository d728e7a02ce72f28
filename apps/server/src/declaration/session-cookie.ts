// The cookie in which a browser keeps the way into its declaration, for every room whose pages show something of it.

/** `REFERENCE.SECRET`; scripts cannot read it. */
export const sessionCookie = 'declaration'
