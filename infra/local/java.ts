import { spawnSync } from 'node:child_process';

/** DynamoDB Local 3 is compiled for Java 17. */
const oldestJava = 17;

const installCommand = (): string => {
  switch (process.platform) {
    case 'darwin':
      return 'brew install openjdk@17';
    case 'win32':
      return 'winget install EclipseAdoptium.Temurin.17.JRE';
    default:
      return 'sudo apt-get install -y openjdk-17-jre-headless';
  }
};

/** Major version in the output of `java -version`: `openjdk version "17.0.15"`, `java version "1.8.0_392"` (8). */
export const javaMajor = (output: string): number | null => {
  const found = /version "(?:1\.)?(\d+)/.exec(output)?.[1];
  return found ? Number(found) : null;
};

/** What to tell a person whose Java will not do; null where it will. */
export const javaProblem = (output: string | null): string | null => {
  const major = output === null ? null : javaMajor(output);
  if (major !== null && major >= oldestJava) return null;
  const found = major === null ? 'no Java was found on the PATH' : `Java ${major} was found on the PATH`;
  return `The local database needs Java ${oldestJava} or newer and ${found}; install it with: ${installCommand()}`;
};

export class JavaMissingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JavaMissingError';
  }
}

/** @throws JavaMissingError with one sentence and the command that installs Java. */
export const requireJava = (): void => {
  const { error, stderr, stdout } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const problem = javaProblem(error ? null : `${stderr}${stdout}`);
  if (problem) throw new JavaMissingError(problem);
};
