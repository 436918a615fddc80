const { TestEnvironment } = require('jest-environment-node');

/**
 * The world in which the files of one process are tested, the same for all of them: what runtime.cjs keeps lives on in
 * it. What a file changes of `process.env` ends with the file.
 */
class OneWorld extends TestEnvironment {
  async setup() {
    this.env = { ...this.global.process.env };
  }

  async teardown() {
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (!(name in this.env)) delete env[name];
    Object.assign(env, this.env);
  }
}

let world;

/** Jest asks for a new one with `new`, and is given the one there is. */
module.exports = function theWorld(config, context) {
  world ??= new OneWorld(config, context);
  return world;
};
