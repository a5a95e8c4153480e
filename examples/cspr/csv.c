/*
 * Comma-separated values (RFC 4180): quoted cells, doubled quotes, line ends inside quotes, CRLF or LF.
 * Decides only where a cell ends; a row with more cells than the heading is bad input.
 */
#include "host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 64 << 20, MOST_CELLS = 1 << 22 };

struct reader {
	struct csv *csv;
	char *in;
	const char *end;
	char *out; /* cells are unquoted in place; never ahead of in */
	size_t room;
	size_t count; /* of cells, the heading's too */
	uint64_t line;
	struct trouble *trouble;
};

static char *read_all(const char *file, size_t *length, struct trouble *trouble)
{
	FILE *stream = strcmp(file, "-") == 0 ? stdin : fopen(file, "rb");
	char *bytes = NULL;
	size_t room = 0, got;

	*length = 0;
	if (!stream) {
		bad_input(trouble, "", "the file can't be opened: %s", strerror(errno));
		return NULL;
	}
	do {
		if (*length + 1 >= room) {
			room = room ? room * 2 : 65536;
			char *more = room <= MOST_BYTES ? realloc(bytes, room) : NULL;

			if (!more) {
				bad_input(trouble, "", "the file is too large for a tracker");
				break;
			}
			bytes = more;
		}
		got = fread(bytes + *length, 1, room - *length - 1, stream);
		*length += got;
	} while (got);
	if (!trouble->exit && ferror(stream))
		bad_input(trouble, "", "the file can't be read: %s", strerror(errno));
	if (stream != stdin)
		fclose(stream);
	if (!trouble->exit) {
		bytes[*length] = '\0';
		return bytes;
	}
	free(bytes);
	return NULL;
}

static bool cell_add(struct reader *reader, char *text)
{
	struct csv *csv = reader->csv;

	if (reader->count == MOST_CELLS)
		return bad_input(reader->trouble, "", "the file has too many cells for a tracker");
	if (reader->count == reader->room) {
		size_t room = reader->room ? reader->room * 2 : 256;
		char **cells = realloc(csv->cells, room * sizeof(*cells));

		if (!cells)
			return no_memory(reader->trouble);
		csv->cells = cells;
		reader->room = room;
	}
	csv->cells[reader->count++] = text;
	return true;
}

/* Reads one cell; what ended it (',' or '\n') is in *ret. */
static bool cell_read(struct reader *reader, char *ret)
{
	char *start = reader->out, *in = reader->in;
	bool quoted = in < reader->end && *in == '"';

	if (quoted) {
		uint64_t began = reader->line;

		for (in++; in < reader->end && !(*in == '"' && in[1] != '"'); in++) {
			in += *in == '"';
			reader->line += *in == '\n';
			*reader->out++ = *in;
		}
		reader->trouble->what.line = began;
		if (in == reader->end)
			return bad_input(reader->trouble, "", "a quoted cell has no end");
		in++;
		reader->trouble->what.line = reader->line;
		if (in < reader->end && *in != ',' && *in != '\n' && *in != '\r')
			return bad_input(reader->trouble, "", "something follows a quoted cell");
	} else {
		for (; in < reader->end && *in != ',' && *in != '\n'; in++)
			if (*in != '\r' || in + 1 == reader->end || in[1] != '\n')
				*reader->out++ = *in;
	}
	if (in < reader->end && *in == '\r')
		in++;
	*ret = in < reader->end ? *in++ : '\n';
	reader->line += *ret == '\n';
	reader->in = in;
	*reader->out++ = '\0';
	return cell_add(reader, start);
}

static bool row_read(struct reader *reader)
{
	struct csv *csv = reader->csv;
	size_t before = reader->count;
	uint64_t line = reader->line;
	char ended = ',';

	while (ended == ',')
		if (!cell_read(reader, &ended))
			return false;
	if (!csv->columns) {
		csv->columns = reader->count;
		return true;
	}
	reader->trouble->what.line = line;
	if (reader->count - before > csv->columns)
		return bad_input(reader->trouble, "", "the row has more cells than the heading");
	while (reader->count - before < csv->columns)
		if (!cell_add(reader, reader->out - 1))
			return false;
	csv->rows++;
	return true;
}

static bool well_formed(struct csv *csv, size_t count, struct trouble *trouble)
{
	for (size_t i = 0; i < count; i++) {
		json_t *string = json_string(csv->cells[i]);

		trouble->what.line = (i / csv->columns) + 1;
		if (!string)
			return bad_input(trouble, "", "a cell of this row is not well-formed UTF-8");
		json_decref(string);
	}
	trouble->what.line = 0;
	return true;
}

bool csv_read(struct csv *csv, const char *file, struct trouble *trouble)
{
	size_t length;

	memset(csv, 0, sizeof(*csv));
	csv->bytes = read_all(file, &length, trouble);
	if (!csv->bytes)
		return false;
	/* One byte more: the last cell ends without a comma or a line end. */
	char *bytes = realloc(csv->bytes, length + 2);
	if (!bytes)
		return no_memory(trouble);
	csv->bytes = bytes;
	struct reader reader = {
		.csv = csv, .in = bytes, .end = bytes + length, .out = bytes, .line = 1, .trouble = trouble
	};
	if (memchr(bytes, '\0', length))
		return bad_input(trouble, "", "the file has a NUL in it: it is not a text file");
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		reader.in += 3;
	while (reader.in < reader.end)
		if (!row_read(&reader))
			return false;
	trouble->what.line = 0;
	if (!csv->columns)
		return bad_input(trouble, "", "the file is empty: the first row names the columns");
	csv->headings = csv->cells;
	return well_formed(csv, reader.count, trouble);
}

void csv_free(struct csv *csv)
{
	free(csv->cells);
	free(csv->bytes);
	memset(csv, 0, sizeof(*csv));
}
