/** Remembers what was made for the names asked for most recently; a forgotten one is made anew. */
export const keepRecent = <T>(most: number, make: (name: string) => T): ((name: string) => T) => {
  const kept = new Map<string, T>();
  return (name) => {
    const value = kept.get(name) ?? make(name);
    // A Map keeps the order of insertion: what is used goes to its end, what was not used for longest stands first.
    kept.delete(name);
    kept.set(name, value);
    if (kept.size > most) for (const [oldest] of [...kept].slice(0, kept.size - most)) kept.delete(oldest);
    return value;
  };
};
