/** The package ships no types. */
declare module 'asl-validator' {
  const validate: (
    definition: unknown,
    options?: { checkPaths: boolean; checkArn: boolean },
  ) => { isValid: boolean; errors: unknown[]; errorsText(separator?: string): string };
  export = validate;
}
