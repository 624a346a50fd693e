const noDisplay = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

export const hasDisplay = !noDisplay;

/**
 * The same command, on a screen made for it where there is none.
 * @param {readonly string[]} command
 * @returns {[string, string[]]}
 */
export function onADisplay([file = '', ...args]) {
  if (hasDisplay) return [file, args];
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', file, ...args]];
}
