export type Heard = { id: string | null; event: string; data: unknown };
export type EventStream = { next(): Promise<Heard>; close(): void };

const fieldOf = (block: string, name: string): string | null =>
  new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? null;

/** Reads server-sent events by `fetch`, as a page does that sends its token in the header; comments are passed over. */
export const openEvents = async (
  url: string,
  token: string,
  lastEventId: string | null = null,
): Promise<EventStream> => {
  const ending = new AbortController();
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
  };
  const response = await fetch(url, { headers, signal: ending.signal });
  if (response.status !== 200 || response.body === null) throw new Error(`the stream answered ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const block = async (): Promise<string> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      text += decoder.decode(value, { stream: true });
    }
  };
  return {
    next: async () => {
      for (;;) {
        const found = await block();
        const event = fieldOf(found, 'event');
        if (event !== null)
          return { id: fieldOf(found, 'id'), event, data: JSON.parse(fieldOf(found, 'data') ?? 'null') };
      }
    },
    close: () => ending.abort(),
  };
};
