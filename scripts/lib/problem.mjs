/** Something a person can put right: `message` is one sentence that says what is wrong and what to do. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] 1 for a failure, 2 for a command line that cannot be obeyed
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'Problem';
    this.exitCode = exitCode;
  }
}

/** Runs a script's main function; a Problem is told as its sentence, anything else with its stack. */
export async function runScript(main) {
  let exitCode;
  try {
    exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    exitCode = error instanceof Problem ? error.exitCode : 1;
  }
  // Said outright: an open handle somewhere must not keep a script that has done its work.
  process.exit(exitCode);
}
