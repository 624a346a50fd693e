const noDisplay = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

export const hasDisplay = !noDisplay;

/**
 * The same command, on a screen made for it where there is none.
 * @param {readonly string[]} command
 * @returns {[string, string[]]}
 */
export function onADisplay([file = '', ...args]) {
  if (hasDisplay) return [file, args];
  return onVirtualScreen('-screen 0 1920x1200x24', [file, ...args]);
}

/**
 * A screen that nobody sees. It starts anew whenever its last program leaves unless told not to (-noreset), and turns
 * away whoever comes in that moment: of two that come and go all the time one call in a hundred.
 * @param {string} screen  as Xvfb(1) is told of it
 * @param {readonly string[]} command
 * @returns {[string, string[]]}
 */
export function onVirtualScreen(screen, command) {
  return ['xvfb-run', ['-a', '-s', `${screen} -noreset`, ...command]];
}
