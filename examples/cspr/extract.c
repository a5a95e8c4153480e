/*
 * What is in a container, as streams of text: of a ZIP archive, as DOCX is one, the words of each part that is XML or
 * text, and the names of all parts. Other programs take it out.
 *
 * What must stay true: what can't be looked at is refused or counted, never passed over in silence.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PARTS = 2000 };

bool streams_add(struct streams *streams, const char *name, struct bytes *text, struct trouble *trouble)
{
	struct stream *list = realloc(streams->list, (streams->count + 1) * sizeof(*list));

	if (list)
		streams->list = list;
	char *copy = list ? format_text("%s", name) : NULL;
	if (!copy) {
		bytes_free(text);
		return no_memory(trouble);
	}
	list[streams->count++] = (struct stream){ copy, *text };
	return true;
}

void streams_free(struct streams *streams)
{
	for (size_t i = 0; i < streams->count; i++) {
		free(streams->list[i].name);
		bytes_free(&streams->list[i].text);
	}
	free(streams->list);
	*streams = (struct streams){ 0 };
}

static bool ends_with(const char *name, const char *end)
{
	size_t length = strlen(name), letters = strlen(end);

	return length >= letters && strcmp(name + length - letters, end) == 0;
}

/* The name of a part as bsdtar takes it, which reads patterns; the caller frees it. */
static char *pattern_of(const char *name)
{
	char *pattern = malloc(2 * strlen(name) + 1), *to = pattern;

	for (; pattern && *name; name++) {
		if (strchr("*?[]\\", *name))
			*to++ = '\\';
		*to++ = *name;
	}
	if (pattern)
		*to = '\0';
	return pattern;
}

static bool part_read(struct streams *streams, const char *file, const char *name, bool xml, struct trouble *trouble)
{
	char *pattern = pattern_of(name);
	const char *arguments[] = { "bsdtar", "-xOf", file, "--", pattern, NULL };
	struct bytes bytes, words;

	if (!pattern)
		return no_memory(trouble);
	bool good = child_read(arguments, "libarchive-tools", &bytes, trouble);
	free(pattern);
	if (!good || !xml)
		return good && streams_add(streams, name, &bytes, trouble);
	good = markup_read(&bytes, &words, trouble);
	bytes_free(&bytes);
	return good && streams_add(streams, name, &words, trouble);
}

static bool is_picture(const char *name)
{
	static const char *const ends[] = { ".png", ".jpg", ".jpeg", ".gif",   ".bmp",	   ".tif", ".tiff",
					    ".emf", ".wmf", ".ttf",  ".odttf", ".fntdata", ".svg", "layout-cache" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (ends_with(name, ends[i]))
			return true;
	return false;
}

/* names: a line each, cut here. */
static bool parts_read(struct streams *streams, const char *file, char *names, struct trouble *trouble)
{
	size_t parts = 0;
	bool good = true;

	for (char *name = names, *next; good && *name; name = next) {
		char *end = strchr(name, '\n');

		next = end ? end + 1 : name + strlen(name);
		if (end)
			*end = '\0';
		bool xml = ends_with(name, ".xml") || ends_with(name, ".rels") || ends_with(name, ".vml");
		if (!*name || ends_with(name, "/"))
			continue;
		if (++parts > MOST_PARTS)
			return bad_input(trouble, "", "the archive has more than %d parts", MOST_PARTS);
		if (xml || ends_with(name, ".txt") || ends_with(name, "mimetype"))
			good = part_read(streams, file, name, xml, trouble);
		else if (is_picture(name))
			streams->not_read++;
		else
			good = bad_input(
				trouble, "",
				"a part of this archive is neither XML nor a picture, perhaps a file within it: "
				"take it out, and scan it by itself");
	}
	return good;
}

static bool zip_read(struct streams *streams, const char *file, struct trouble *trouble)
{
	const char *arguments[] = { "bsdtar", "-tf", file, NULL };
	struct bytes names, copy = { 0 };

	if (!child_read(arguments, "libarchive-tools", &names, trouble))
		return false;
	bool good = bytes_add(&copy, names.bytes, names.length, trouble);
	if (!good)
		bytes_free(&names);
	good = good && streams_add(streams, "names", &names, trouble) && parts_read(streams, file, copy.bytes, trouble);
	bytes_free(&copy);
	return good;
}

bool streams_read(struct streams *streams, const char *file, const char *rule, struct trouble *trouble)
{
	char *path = format_text("%s%s", file[0] == '-' ? "./" : "", file);
	bool good = path != NULL;

	*streams = (struct streams){ 0 };
	if (!path)
		return no_memory(trouble);
	if (strcmp(file, "-") == 0)
		good = bad_input(trouble, "", "this is no plain text: give it as a file, not on standard input");
	else if (strcmp(rule, "pdf") == 0)
		good = pdf_read(streams, path, trouble);
	else if (strcmp(rule, "zip") == 0)
		good = zip_read(streams, path, trouble);
	else
		good = bad_input(trouble, "", "this is no plain text: save it as plain text or DOCX, and scan that");
	free(path);
	if (!good)
		streams_free(streams);
	return good;
}
