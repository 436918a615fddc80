const { readdirSync, readFileSync, readlinkSync } = require('node:fs');

/** Its folder and its command line; empty when it has ended meanwhile or belongs to somebody else. */
function traces(pid) {
  try {
    return [readlinkSync(`/proc/${pid}/cwd`), readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
  } catch {
    return [];
  }
}

/** Numbers of the processes that work in one of these folders, or were told of it when they were started. */
exports.processesOf = (folders) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => folders.some((folder) => traces(pid).some((trace) => trace.includes(folder))));
