/** Version of this software as its exports name it; `package.json` says the same (held by a test). */
export const engineVersion = '0.1.0';
