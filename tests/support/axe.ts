import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Nothing that axe knows how to find. Legacy mode: Electron opens no second page for its frames. Of what passes nothing
 * is told: to name each element of a long list would take longer than to look at it.
 */
export async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  await page.evaluate(untilStill);
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, where).toEqual([]);
}

/**
 * What has just been opened fades in, and half faded its words have half their contrast: it is brought to its end. To
 * wait for that would take for ever where `content-visibility` lets what is out of sight stand still. Runs in the page.
 */
async function untilStill(): Promise<void> {
  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve());
      // In a window that is not shown there are no frames, and nothing fades.
      setTimeout(resolve, 250);
    });
  // A dialog is there for a frame before it begins to fade in.
  await frame();
  await frame();
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  for (const animation of ending) animation.finish();
  // Whoever waits for the end of one is told in the next frame.
  await frame();
  await frame();
}
