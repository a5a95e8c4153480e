/*
 * Lines of a record, from a file. What is in them is not looked at.
 *
 * What must stay true: never more than one line's limit is held, however long the line is.
 */
#include "host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool lines_open(struct lines *lines, const char *name, struct trouble *trouble)
{
	memset(lines, 0, sizeof(*lines));
	if (strcmp(name, "-") == 0) {
		lines->file = stdin;
		return true;
	}
	lines->file = fopen(name, "rb");
	if (lines->file)
		return true;
	return bad_input(trouble, "", "the file can't be opened: %s", strerror(errno));
}

void lines_close(struct lines *lines)
{
	if (lines->file && lines->file != stdin)
		fclose(lines->file);
	free(lines->bytes);
	memset(lines, 0, sizeof(*lines));
}

static bool line_add(struct lines *lines, char byte, struct trouble *trouble)
{
	if (lines->length == CSPR_LINE_MOST)
		return bad_input(trouble, "", "the line is longer than 1 MiB");
	if (lines->length == lines->room) {
		size_t room = lines->room ? lines->room * 2 : 4096;
		char *bytes = realloc(lines->bytes, room);

		if (!bytes)
			return no_memory(trouble);
		lines->bytes = bytes;
		lines->room = room;
	}
	lines->bytes[lines->length++] = byte;
	return true;
}

static bool line_blank(const struct lines *lines)
{
	for (size_t i = 0; i < lines->length; i++)
		if (!strchr(" \t\r", lines->bytes[i]) || !lines->bytes[i])
			return false;
	return true;
}

bool lines_next(struct lines *lines, struct trouble *trouble)
{
	int byte = 0;

	do {
		lines->length = 0;
		lines->number++;
		while ((byte = getc(lines->file)) != EOF && byte != '\n') {
			if (!line_add(lines, (char)byte, trouble)) {
				trouble->what.line = lines->number;
				return false;
			}
		}
		if (byte == EOF && ferror(lines->file)) {
			if (errno == EISDIR)
				return bad_input(trouble, "", "this is a directory");
			return unavailable(trouble, "the file can't be read to its end");
		}
	} while (line_blank(lines) && byte != EOF);
	return !line_blank(lines);
}

bool lines_next_event(struct lines *lines, struct trouble *trouble)
{
	size_t end;

	if (!lines_next(lines, trouble))
		return false;
	for (end = lines->length; end && strchr(" \t\r", lines->bytes[end - 1]);)
		end--;
	if (lines->bytes[end - 1] == '}' || lines->begun) {
		lines->begun = true;
		return true;
	}
	return line_add(lines, ' ', trouble) && lines_all(lines, trouble);
}

bool lines_all(struct lines *lines, struct trouble *trouble)
{
	int byte;

	lines->number = 1;
	while ((byte = getc(lines->file)) != EOF) {
		if (line_add(lines, byte == '\n' ? ' ' : (char)byte, trouble))
			continue;
		if (trouble->exit == EXIT_BAD_INPUT)
			bad_input(trouble, "", "the event is longer than 1 MiB");
		return false;
	}
	if (ferror(lines->file)) {
		if (errno == EISDIR)
			return bad_input(trouble, "", "this is a directory");
		return unavailable(trouble, "the file can't be read to its end");
	}
	return !line_blank(lines) || bad_input(trouble, "", "the file is empty: one event is wanted");
}
