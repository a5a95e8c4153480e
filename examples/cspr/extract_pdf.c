/*
 * What is in a PDF, as streams of text: what is on its pages, properties and metadata, links, bookmarks, names of
 * places in it, scripts, the structure of a tagged one, by poppler-utils; and every string of its objects, which no
 * program of those prints: extract_pdf_objects.c.
 *
 * What must stay true: what can't be looked at is refused or counted, never passed over in silence.
 */
#include "texts.h"

#include <stdint.h>
#include <string.h>

static const char package[] = "poppler-utils";

static bool child_stream(struct streams *streams, const char *name, const char *const *arguments,
			 struct trouble *trouble)
{
	struct bytes text;

	return child_read(arguments, package, &text, trouble) && streams_add(streams, name, &text, trouble);
}

/* Of the pages as XML, the bookmarks at the end. */
static bool bookmarks_read(struct streams *streams, const char *file, struct trouble *trouble)
{
	const char *arguments[] = { "pdftohtml", "-q", "-i", "-xml", "-stdout", file, NULL };
	struct bytes pages, words;

	if (!child_read(arguments, package, &pages, trouble))
		return false;
	const char *first = strstr(pages.bytes, "<outline>");
	struct bytes outline = { .bytes = (char *)(uintptr_t)(first ? first : ""),
				 .length = first ? strlen(first) : 0 };
	bool good = markup_read(&outline, &words, trouble);
	bytes_free(&pages);
	return good && streams_add(streams, "bookmarks", &words, trouble);
}

static bool metadata_read(struct streams *streams, const char *file, struct trouble *trouble)
{
	const char *arguments[] = { "pdfinfo", "-meta", file, NULL };
	struct bytes xml, words;

	if (!child_read(arguments, package, &xml, trouble))
		return false;
	bool good = markup_read(&xml, &words, trouble);
	bytes_free(&xml);
	return good && streams_add(streams, "metadata", &words, trouble);
}

/* They have no text that could be read; their descriptions are among the strings of the objects. */
static bool pictures_count(struct streams *streams, const char *file, struct trouble *trouble)
{
	const char *arguments[] = { "pdfimages", "-list", file, NULL };
	struct bytes said;
	size_t lines = 0;

	if (!child_read(arguments, package, &said, trouble))
		return false;
	for (size_t i = 0; i < said.length; i++)
		lines += said.bytes[i] == '\n';
	bytes_free(&said);
	streams->not_read += lines > 2 ? lines - 2 : 0; /* two lines are its heading */
	return true;
}

static bool attachments_refuse(const char *file, struct trouble *trouble)
{
	const char *arguments[] = { "pdfdetach", "-list", file, NULL };
	struct bytes list;

	if (!child_read(arguments, package, &list, trouble))
		return false;
	bool none = list.length > 1 && list.bytes[0] == '0' && list.bytes[1] == ' ';
	bytes_free(&list);
	return none ||
	       bad_input(trouble, "", "files are attached to this PDF: take them out of it, and scan each by itself");
}

/* The value of a property in what is said of a file, or "". */
static const char *property_of(const char *said, const char *name)
{
	const char *line = strncmp(said, name, strlen(name)) == 0 ? said : NULL;

	for (const char *end = said; !line && (end = strchr(end, '\n')); end++)
		if (strncmp(end + 1, name, strlen(name)) == 0)
			line = end + 1;
	return line ? line + strlen(name) + strspn(line + strlen(name), " ") : "";
}

/* What poppler-utils can't look into. */
static bool kind_weigh(const char *file, struct trouble *trouble)
{
	const char *arguments[] = { "pdfinfo", file, NULL };
	struct bytes said;

	if (!child_read(arguments, package, &said, trouble))
		return false;
	bool form = strncmp(property_of(said.bytes, "Form:"), "XFA", 3) == 0;
	bool encrypted = strncmp(property_of(said.bytes, "Encrypted:"), "yes", 3) == 0;
	bytes_free(&said);
	if (form)
		return bad_input(trouble, "",
				 "this PDF is a form of the XFA kind, whose content can't be looked at: print it to a "
				 "PDF, and scan that");
	return !encrypted || bad_input(trouble, "",
				       "this PDF is encrypted, and its objects can't be looked at: save it without "
				       "protection, and scan that");
}

bool pdf_read(struct streams *streams, const char *file, struct trouble *trouble)
{
	const char *text[] = { "pdftotext", "-enc", "UTF-8", file, "-", NULL };
	const char *properties[] = { "pdfinfo", "-enc", "UTF-8", "-custom", file, NULL };
	const char *links[] = { "pdfinfo", "-url", file, NULL };
	const char *places[] = { "pdfinfo", "-enc", "UTF-8", "-dests", file, NULL };
	const char *scripts[] = { "pdfinfo", "-enc", "UTF-8", "-js", file, NULL };
	const char *structure[] = { "pdfinfo", "-enc", "UTF-8", "-struct", file, NULL };

	return attachments_refuse(file, trouble) && kind_weigh(file, trouble) &&
	       child_stream(streams, "text", text, trouble) &&
	       child_stream(streams, "properties", properties, trouble) && metadata_read(streams, file, trouble) &&
	       child_stream(streams, "links", links, trouble) && bookmarks_read(streams, file, trouble) &&
	       child_stream(streams, "destinations", places, trouble) &&
	       child_stream(streams, "scripts", scripts, trouble) &&
	       child_stream(streams, "structure", structure, trouble) && pdf_objects_read(streams, file, trouble) &&
	       pictures_count(streams, file, trouble);
}
