/** Status 0: no answer came. */
export type Answer = { status: number; retryAfter: string | null; type: string; text: string };

export type Read =
  | { kind: 'part' }
  | { kind: 'whole'; answer: Answer; keep: boolean }
  /** Not what this system sends to a request like ours: no length, or no HTTP. */
  | { kind: 'strange' };

const headEnd = Buffer.from('\r\n\r\n');

const fieldIn = (head: string, name: string): string | null => {
  const found = head.indexOf(`\r\n${name}: `);
  if (found === -1) return null;
  const from = found + name.length + 4;
  const to = head.indexOf('\r\n', from);
  return head.slice(from, to === -1 ? head.length : to);
};

/** One HTTP/1.1 answer with its length in front, as the system sends each (header names in the case in which they are written). */
export const readAnswer = (received: Buffer): Read => {
  const end = received.indexOf(headEnd);
  if (end === -1) return { kind: 'part' };
  const head = received.toString('latin1', 0, end);
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
  const length = fieldIn(head, 'content-length') ?? fieldIn(head, 'Content-Length');
  if (status === undefined || length === null || !/^\d+$/.test(length)) return { kind: 'strange' };
  const from = end + headEnd.length;
  const to = from + Number(length);
  if (received.length < to) return { kind: 'part' };
  if (received.length > to) return { kind: 'strange' };
  const answer = {
    status: Number(status),
    retryAfter: fieldIn(head, 'retry-after'),
    type: fieldIn(head, 'content-type') ?? '',
    text: received.toString('utf8', from, to),
  };
  return { kind: 'whole', answer, keep: fieldIn(head, 'Connection') === 'keep-alive' };
};
