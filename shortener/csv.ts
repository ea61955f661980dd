/** CSV as RFC 4180 has it: commas, quotes doubled within quotes, lines ended by CRLF or LF, UTF-8, a byte order mark or not. */

/** Throws with the line where a quote does not end. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const [field, next] = text[at] === '"' ? quoted(text, at, line) : bare(text, at);
    row.push(field);
    for (let i = at; i < next; i++) if (text[i] === '\n') line++;
    at = next;
    if (text[at] === ',') {
      at++;
      if (at < text.length) continue;
      row.push('');
    } else if (text.startsWith('\r\n', at)) at += 2;
    else if (text[at] === '\n' || text[at] === '\r') at++;
    else if (at < text.length) throw new Error(`Line ${line}: something stands behind a closing quote.`);
    line++;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function quoted(text: string, start: number, line: number): [string, number] {
  let field = '';
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new Error(`Line ${line}: a quote does not end.`);
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [field, quote + 1];
    field += '"';
    at = quote + 2;
  }
}

function bare(text: string, start: number): [string, number] {
  const rest = /[^,\r\n]*/y;
  rest.lastIndex = start;
  const field = rest.exec(text)![0];
  return [field, start + field.length];
}

/** A field that a spreadsheet would take for a formula is written with an apostrophe before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
