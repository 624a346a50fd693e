/** The nonce that the shell's policy allows style elements with; the build puts it into the page's head. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
