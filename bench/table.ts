/** Tables of Markdown: columns are data, a row is anything that they can read. */

export type Column<Row> = readonly [head: string, cell: (row: Row) => string];

export const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  [columns.map(([head]) => head), columns.map(() => '---'), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
