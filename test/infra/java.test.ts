import { describe, expect, it } from 'vitest';
import { javaMajor, javaProblem } from '../../infra/local/java.ts';

const banner = (version: string): string => `openjdk version "${version}" 2025-04-15\nOpenJDK Runtime Environment`;

describe('the check of Java', () => {
  it.each([
    ['17.0.15', 17],
    ['21', 21],
    ['25-ea', 25],
    ['11.0.2', 11],
    ['1.8.0_392', 8],
  ])('reads %s as Java %i', (version, major) => {
    expect(javaMajor(banner(version))).toBe(major);
  });

  it.each(['17.0.15', '21', '25-ea'])('is content with %s', (version) => {
    expect(javaProblem(banner(version))).toBeNull();
  });

  it.each([
    ['none at all', null, 'no Java was found on the PATH'],
    ['something that is no Java', 'command not found', 'no Java was found on the PATH'],
    ['one that is too old', banner('11.0.2'), 'Java 11 was found on the PATH'],
    ['a very old one', banner('1.8.0_392'), 'Java 8 was found on the PATH'],
  ])('says of %s, in one sentence, what to install and how', (_, output, found) => {
    const problem = javaProblem(output) ?? '';
    expect(problem).toContain(`needs Java 17 or newer and ${found}; install it with: `);
    expect(problem).toMatch(/install it with: \w+.*(17)/);
    expect(problem.split('\n')).toHaveLength(1);
  });
});
