export type Ids = {
  /** A new surrogate id: lower-case letters and digits, 26 characters, no order and no personal data in it. */
  next(): string;
  /** 32 random bytes as base64url, for keys that make tags unlinkable. */
  secret(): string;
};
