export { INK_SHADES, PRIMARY_SHADE, TAPE_SHADES } from './palette';
export { sayError } from './say-error';
export { formatBytes, formatCount, formatDay, formatMoment, listOf, plural } from './words';
