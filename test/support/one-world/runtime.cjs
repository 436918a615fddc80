const { default: Runtime } = require('jest-runtime');

/** What packages gave that were loaded in this process, by their path. */
const kept = new Map();

/** Packages that load each other in a circle meet what is there so far. */
const loading = new Set();
let current;

function keep(path, load) {
  if (kept.has(path)) return kept.get(path);
  if (loading.has(path)) return load();
  loading.add(path);
  try {
    const exports = load();
    kept.set(path, exports);
    return exports;
  } finally {
    loading.delete(path);
  }
}

/**
 * Jest loads every module anew for every file with tests. Ours it should; but Nest, TypeORM and what else comes from
 * npm take two seconds of each file to be loaded, and hold nothing of a test: a process loads those once.
 */
module.exports = class KeepingPackages extends Runtime {
  constructor(...args) {
    super(...args);
    current = this;
  }

  requireModule(from, name, options, isActual) {
    const load = () => super.requireModule(from, name, options, isActual);
    // Jest's own, and not public: how it finds a module.
    // oxlint-disable-next-line no-underscore-dangle
    const resolution = this._resolution;
    if (options?.isInternalModule || (name && resolution.isCoreModule(name))) return load();
    const path = name ? resolution.resolveCjs(from, name) : from;
    return path.includes('/node_modules/') ? keep(path, load) : load();
  }

  /** What a kept package loads later, when its first file is over, it loads by the file that is tested then. */
  requireModuleOrMock(from, name) {
    return current === this ? super.requireModuleOrMock(from, name) : current.requireModuleOrMock(from, name);
  }
};
