const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}' +
  'textarea,pre{width:100%;box-sizing:border-box;font:13px/1.4 ui-monospace,monospace;padding:.7rem;background:#f4f4f4;border:1px solid #ccc;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'textarea{height:9rem}';

type Page = { who: string; token: string; url: string; hours: number };

/** A page without script: the token, and a conversation to paste into a terminal. Indonesian first, English below. */
export const signInPage = ({ who, token, url, hours }: Page): string => {
  const curl = `export TOKEN='${token}'\ncurl -s ${url}/v1/me -H "Authorization: Bearer $TOKEN"`;
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Siklus: masuk</title><style>${style}</style></head>
<body><main>
<h1>Anda masuk sebagai ${escaped(who)}</h1>
<p>Token ini berlaku ${hours} jam. Siapa pun yang memegangnya bertindak atas nama Anda: jangan dibagikan.
<span lang="en"><br>You are signed in. This token is good for ${hours} hours; whoever holds it acts in your name.</span></p>
<label for="token">Token</label>
<textarea id="token" readonly>${escaped(token)}</textarea>
<p>Coba di terminal: <span lang="en">/ Try it in a terminal:</span></p>
<pre>${escaped(curl)}</pre>
<p><a href="/v1/openapi.json">Uraian API <span lang="en">/ API description</span></a></p>
</main></body></html>
`;
};
