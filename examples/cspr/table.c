/*
 * Columns for people: a box and colour on a terminal, plain aligned columns elsewhere. Knows nothing of
 * reviews but which tone a verdict and a standing have.
 */
#include "host.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_WIDTH = 100, MOST_COLUMNS = 8 };

struct cell {
	char *text;
	int tone;
};
struct row {
	struct cell cells[MOST_COLUMNS]; /* of a note only the first */
	bool note;
};
struct table {
	size_t columns;
	size_t widths[MOST_COLUMNS];
	struct row *rows;
	size_t count;
	size_t filled; /* cells of the last row */
	bool failed;
};

bool on_terminal(void)
{
	return isatty(STDOUT_FILENO);
}

static bool says_utf8(void)
{
	const char *names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strstr(value, "UTF-8") || strstr(value, "utf8");
	}
	return false;
}

static const char *tone_on(int tone)
{
	static const char *const codes[] = { "", "\033[32m", "\033[33m", "\033[31m", "\033[2m", "\033[1m" };
	const char *refused = getenv("NO_COLOR");

	return on_terminal() && !(refused && *refused) ? codes[tone] : "";
}

static const char *tone_off(int tone)
{
	return *tone_on(tone) ? "\033[0m" : "";
}

void say_tone(int tone, const char *text)
{
	printf("%s%s%s", tone_on(tone), text, tone_off(tone));
}

/* Code points: what is printed here has no wide characters. */
static size_t width(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

static size_t bytes_of(const char *text, size_t code_points)
{
	size_t at = 0;

	for (; text[at]; at++)
		if (((unsigned char)text[at] & 0xC0) != 0x80 && code_points-- == 0)
			break;
	return at;
}

/* How many bytes of the text go on a line of so many columns. */
static size_t line_of(const char *text, size_t room)
{
	size_t end = strcspn(text, "\n"), most = bytes_of(text, room), at;

	if (end <= most)
		return end;
	for (at = most; at > 0 && text[at] != ' '; at--)
		continue;
	return at ? at : most;
}

static size_t next_line(const char *text, size_t length)
{
	return length + (text[length] == ' ' || text[length] == '\n');
}

void say_wrapped(const char *text, int indent)
{
	while (*text) {
		size_t length = line_of(text, (size_t)(LINE_WIDTH - indent));

		printf("%*s%.*s\n", indent, "", (int)length, text);
		text += next_line(text, length);
	}
}

struct table *table_new(size_t columns, const char *const headings[])
{
	struct table *table = calloc(1, sizeof(*table));

	if (!table)
		return NULL;
	table->columns = columns;
	table->filled = columns;
	for (size_t i = 0; i < columns; i++)
		table_cell(table, TONE_STRONG, headings[i]);
	return table;
}

static struct row *row_new(struct table *table)
{
	struct row *rows = realloc(table->rows, (table->count + 1) * sizeof(*rows));

	if (!rows) {
		table->failed = true;
		return NULL;
	}
	table->rows = rows;
	memset(&rows[table->count], 0, sizeof(*rows));
	return &rows[table->count++];
}

static char *copy(const char *text)
{
	char *bytes = malloc(strlen(text) + 1);

	return bytes ? strcpy(bytes, text) : NULL;
}

void table_cell(struct table *table, int tone, const char *text)
{
	if (!table || table->failed)
		return;
	if (table->filled == table->columns) {
		table->filled = 0;
		if (!row_new(table))
			return;
	}
	size_t at = table->filled++;
	struct cell *cell = &table->rows[table->count - 1].cells[at];
	cell->text = copy(text);
	cell->tone = tone;
	table->failed = !cell->text;
	if (width(text) > table->widths[at])
		table->widths[at] = width(text);
}

void table_note(struct table *table, int tone, const char *text)
{
	if (!table || table->failed || !text)
		return;
	struct row *row = row_new(table);
	if (!row)
		return;
	row->note = true;
	row->cells[0] = (struct cell){ copy(text), tone };
	table->failed = !row->cells[0].text;
}

static size_t total_width(const struct table *table)
{
	size_t total = 3 * (table->columns - 1);

	for (size_t i = 0; i < table->columns; i++)
		total += table->widths[i];
	return total;
}

struct frame {
	const char *side;
	const char *dash;
	const char *corners[3][3]; /* of the top, a line between, the bottom: left, at a column, right */
};
static const struct frame drawn = { "│", "─", { { "┌", "┬", "┐" }, { "├", "┼", "┤" }, { "└", "┴", "┘" } } };
static const struct frame typed = { "|", "-", { { "+", "+", "+" }, { "+", "+", "+" }, { "+", "+", "+" } } };

static void print_rule(const struct table *table, const struct frame *frame, int which)
{
	printf("%s", frame->corners[which][0]);
	for (size_t i = 0; i < table->columns; i++) {
		for (size_t dash = 0; dash < table->widths[i] + 2; dash++)
			printf("%s", frame->dash);
		printf("%s", frame->corners[which][i + 1 < table->columns ? 1 : 2]);
	}
	printf("\n");
}

static void print_padded(const struct cell *cell, size_t room)
{
	const char *text = cell->text ? cell->text : "";

	say_tone(cell->tone, text);
	printf("%*s", room > width(text) ? (int)(room - width(text)) : 0, "");
}

static void print_note(const struct table *table, const struct frame *frame, const struct cell *cell)
{
	size_t room = (frame ? total_width(table) : LINE_WIDTH) - 4;
	const char *text = cell->text;

	while (*text) {
		size_t length = line_of(text, room);
		char *piece = format_text("%.*s", (int)length, text);

		if (frame)
			printf("%s     ", frame->side);
		else
			printf("    ");
		if (piece && frame)
			print_padded(&(struct cell){ piece, cell->tone }, room);
		else if (piece)
			say_tone(cell->tone, piece);
		printf("%s%s\n", frame ? " " : "", frame ? frame->side : "");
		free(piece);
		text += next_line(text, length);
	}
}

static void print_row(const struct table *table, const struct frame *frame, const struct row *row)
{
	if (row->note) {
		print_note(table, frame, &row->cells[0]);
		return;
	}
	size_t shown = table->columns;

	while (!frame && shown > 1 && !row->cells[shown - 1].text[0])
		shown--;
	for (size_t i = 0; i < shown; i++) {
		bool last = i + 1 == shown;

		if (frame)
			printf("%s ", frame->side);
		print_padded(&row->cells[i], frame || !last ? table->widths[i] : 0);
		printf("%s", frame ? " " : last ? "" : "  ");
	}
	printf("%s\n", frame ? frame->side : "");
}

void table_free(struct table *table)
{
	if (!table)
		return;
	for (size_t i = 0; i < table->count; i++)
		for (size_t c = 0; c < MOST_COLUMNS; c++)
			free(table->rows[i].cells[c].text);
	free(table->rows);
	free(table);
}

bool table_print(struct table *table)
{
	const struct frame *frame = on_terminal() ? says_utf8() ? &drawn : &typed : NULL;
	bool notes = false, good = table && !table->failed, empty = table && table->count == 1;

	if (!table)
		return false;
	for (size_t i = 0; i < table->count; i++)
		notes = notes || table->rows[i].note;
	if (frame && notes && total_width(table) < LINE_WIDTH - 4)
		table->widths[table->columns - 1] += LINE_WIDTH - 4 - total_width(table);
	if (good && frame && !empty)
		print_rule(table, frame, 0);
	for (size_t i = 0; good && !empty && i < table->count; i++) {
		print_row(table, frame, &table->rows[i]);
		if (frame && i == 0)
			print_rule(table, frame, 1);
	}
	if (good && frame && !empty)
		print_rule(table, frame, 2);
	table_free(table);
	return good;
}

char *format_text(const char *format, ...)
{
	va_list values, again;
	char *text = NULL;

	va_start(values, format);
	va_copy(again, values);
	int length = vsnprintf(NULL, 0, format, values);
	if (length >= 0)
		text = malloc((size_t)length + 1);
	if (text)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(values);
	return text;
}

char *list_add(char *list, const char *word)
{
	size_t length = list ? strlen(list) : 0;
	bool begun = length && list[length - 1] != ' ';
	char *longer = format_text("%s%s%s", list ? list : "", begun ? ", " : "", word);

	free(list);
	return longer;
}
