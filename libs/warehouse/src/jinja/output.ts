/** Text that is being written. */
export interface Output {
  write(text: string): void;
  /** Tells on which line of the file (from 1) the next text stands. */
  reach(line: number): void;
  text(): string;
}

/** Output whose lines are not those of the file, as that of a macro. */
export class TextOutput implements Output {
  private readonly parts: string[] = [];

  write(text: string): void {
    this.parts.push(text);
  }

  reach(): void {
    // Only the text counts.
  }

  text(): string {
    return this.parts.join('');
  }
}

/**
 * Output that stays on the lines of the file as far as it can: what tags and trimming swallow comes back as empty lines, but only
 * where a line ends anyway, so that nothing that was joined falls apart.
 */
export class LinedOutput implements Output {
  private readonly parts: string[] = [];
  private line = 1;
  private missing = 0;
  private blank = true;

  write(text: string): void {
    if (text === '') return;
    const end = text.indexOf('\n');
    if (this.missing > 0 && end >= 0) {
      this.append(text.slice(0, end));
      this.append('\n'.repeat(this.missing));
      this.missing = 0;
      this.append(text.slice(end));
    } else {
      this.append(text);
    }
  }

  reach(line: number): void {
    this.missing = Math.max(0, line - this.line);
    if (this.missing > 0 && this.blank) {
      this.append('\n'.repeat(this.missing));
      this.missing = 0;
    }
  }

  text(): string {
    return this.parts.join('');
  }

  private append(text: string): void {
    this.parts.push(text);
    const last = text.lastIndexOf('\n');
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.line += 1;
    this.blank = (last >= 0 || this.blank) && text.slice(last + 1).trim() === '';
  }
}
