import type { Instant } from '../domain/time/instant.ts';

/** Where a file of evidence stands. It is named by the SHA-256 of its bytes (base64url), so what was once referred to cannot change. */
export type FileAddress = { agencyId: string; cycleId: string; employeeId: string; sha256: string };
export type FileDescription = { name: string; mediaType: string; bytes: number };

/** A request that the browser sends by itself: bytes of files never pass through a function. */
export type Upload = { method: 'PUT'; url: string; headers: Record<string, string>; expiresAt: Instant };
export type Download = { url: string; expiresAt: Instant };

export type Files = {
  /** A place that takes in exactly this file, by size and digest, and nothing after its time. */
  prepareUpload(address: FileAddress, file: FileDescription): Promise<Upload>;
  /** Null until the whole file has arrived and its digest was the one promised. */
  find(address: FileAddress): Promise<FileDescription | null>;
  /** A link for one reader who was allowed to ask for it; void after minutes. */
  prepareDownload(address: FileAddress, file: FileDescription): Promise<Download>;
  /** The bytes go, and their description with them; one that is not there is gone already. */
  remove(address: FileAddress): Promise<void>;
};
