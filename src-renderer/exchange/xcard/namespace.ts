/** RFC 6351 §4. */
export const XCARD_NAMESPACE = 'urn:ietf:params:xml:ns:vcard-4.0';
