// What a run that starts programs owes the machine: whatever ends it, they are stopped.

import { Program } from './program.mjs';
import { endCommands, say } from './shell.mjs';

/** Runs `main` to its end, its failure, or somebody's Ctrl+C. */
export async function conduct(main) {
  let stopping = false;
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    process.on(signal, async () => {
      stopping = true;
      say('\n  Stopping ...');
      endCommands();
      await Program.stopAll();
      process.exit(code);
    });
  }
  try {
    await main();
  } catch (error) {
    if (!stopping) say(`\nbench: ${error.message}`);
    process.exitCode = 1;
  } finally {
    await Program.stopAll();
  }
}
