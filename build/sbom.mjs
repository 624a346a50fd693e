// npm run sbom: what a release contains, in CycloneDX. npm writes the bill for everything in the lock; what is neither
// bundled into the app (noted by the build) nor Electron is taken out of it again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundledPackages } from './bundled-packages.mjs';
import { outFolder, repoFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';

const billFile = join(repoFolder, 'dist/sbom.cdx.json');

await runScript(async () => {
  if (!existsSync(join(outFolder, 'bundled-packages.json')))
    throw new Problem('There is no build to describe. First: npm run build');
  const { code, output } = await run(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--loglevel=silent'],
    { quiet: true },
  );
  if (code !== 0) throw new Problem(`npm sbom failed:\n${output}`);
  const bill = onlyShipped(JSON.parse(output));
  mkdirSync(join(repoFolder, 'dist'), { recursive: true });
  writeFileSync(billFile, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`dist/sbom.cdx.json: ${bill.components.length} components`);
});

/** @param {any} bill as npm sbom prints it */
function onlyShipped(bill) {
  const shipped = shippedPackages();
  const app = { ...bill.metadata.component, name: 'bailiwick' };
  const components = bill.components.filter((/** @type {any} */ component) => shipped.has(component['bom-ref']));
  const isNamed = (/** @type {string} */ name) => name === app['bom-ref'] || shipped.has(name);
  const dependencies = bill.dependencies
    .filter((/** @type {any} */ { ref }) => isNamed(ref))
    .map((/** @type {any} */ { ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isNamed) }));
  return {
    ...bill,
    metadata: { ...bill.metadata, component: app },
    components: components.map(asShipped),
    dependencies,
  };
}

/** @returns {Set<string>} as name@version */
function shippedPackages() {
  const lock = JSON.parse(readFileSync(join(repoFolder, 'package-lock.json'), 'utf8'));
  const folders = [...readBundledPackages(), 'node_modules/electron'];
  return new Set(folders.map((folder) => `${folder.split('node_modules/').at(-1)}@${lock.packages[folder].version}`));
}

/**
 * npm takes it for a tool of the developers, since everything here is a devDependency.
 * @param {any} component
 */
function asShipped(component) {
  const properties = component.properties.filter(
    (/** @type {any} */ { name }) => name !== 'cdx:npm:package:development',
  );
  return { ...component, scope: 'required', properties };
}
