import { base64UrlToBytes } from '../bytes';
import { toHex32, type Hex32 } from '../directory-entry/key-bytes';

/** The feed that a head names. */
export const feedOf = ({ feed }: { readonly feed: string }): Hex32 => hexOf(feed);

/** 32 bytes that contents carry as base64url; their schema has checked the spelling. */
export const hexOf = (base64Url: string): Hex32 => toHex32(base64UrlToBytes(base64Url) ?? new Uint8Array());
