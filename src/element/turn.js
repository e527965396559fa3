/** Ends a task: what the reader does comes before the next one. */
export const turn = () => new Promise((done) => setTimeout(done));
