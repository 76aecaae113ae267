/**
 * The body as text; null when it is longer than that. The rest of a long one is read and dropped:
 * nobody fills our memory, and the connection stays good for the next request.
 */
export async function readText(request: Request, mostBytes: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return null;
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    text = bytes > mostBytes ? "" : text + decoder.decode(value, { stream: true });
  }
  return bytes > mostBytes ? null : text + decoder.decode();
}
