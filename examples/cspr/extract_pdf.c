/*
 * What is in a PDF, as streams of text: what is on its pages, properties and metadata, links, bookmarks, names of
 * places in it, scripts, the structure of a tagged one; and its annotations and form fields, which no program of
 * poppler-utils prints: one of them writes the file anew with every object of its pages in plain, and the strings of
 * those are read here.
 *
 * What must stay true: what can't be looked at is refused or counted, never passed over in silence; nothing of the file
 * stays behind.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char package[] = "poppler-utils";

static bool child_stream(struct streams *streams, const char *name, const char *const *arguments,
			 struct trouble *trouble)
{
	struct bytes text;

	return child_read(arguments, package, &text, trouble) && streams_add(streams, name, &text, trouble);
}

/* Strings ---------------------------------------------------------------------------------------- */

struct strings {
	const char *at, *end;
	struct bytes text; /* a line each, UTF-8 */
	struct trouble *trouble;
};

static int octal(const char **at, const char *end)
{
	int value = 0;

	for (int digits = 0; digits < 3 && *at < end && **at >= '0' && **at <= '7'; digits++, ++*at)
		value = value * 8 + **at - '0';
	return value & 0xff;
}

/* What a backslash stands for, or -1: nothing. at is after it. */
static int escaped(const char **at, const char *end)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	const char *known;

	if (*at >= end)
		return -1;
	if (**at >= '0' && **at <= '7')
		return octal(at, end);
	char sign = *(*at)++;
	if (sign == '\r' && *at < end && **at == '\n')
		++*at;
	if (sign == '\r' || sign == '\n')
		return -1;
	known = strchr(from, sign);
	return (unsigned char)(known && sign ? to[known - from] : sign);
}

/* The bytes of a literal string; at is after its bracket. */
static bool literal_read(struct strings *strings, struct bytes *ret)
{
	int depth = 1;
	bool good = true;

	while (good && strings->at < strings->end) {
		int byte = (unsigned char)*strings->at++;

		if (byte == '\\') {
			byte = escaped(&strings->at, strings->end);
			if (byte < 0)
				continue;
		} else if (byte == '(') {
			depth++;
		} else if (byte == ')' && --depth == 0) {
			break;
		}
		good = bytes_add(ret, &(char){ (char)byte }, 1, strings->trouble);
	}
	return good;
}

/* The bytes of a hexadecimal string; at is after its bracket. */
static bool hexadecimal_read(struct strings *strings, struct bytes *ret)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	unsigned value = 1;
	bool good = true;

	for (; good && strings->at < strings->end && *strings->at != '>'; strings->at++) {
		const char *digit = *strings->at ? strchr(digits, *strings->at) : NULL;

		if (!digit)
			continue;
		value = value * 16 + (unsigned)(digit - digits) % 16;
		if (value < 256)
			continue;
		good = bytes_add(ret, &(char){ (char)(value & 0xff) }, 1, strings->trouble);
		value = 1;
	}
	if (good && value > 1) /* a last digit that is left out is a zero */
		good = bytes_add(ret, &(char){ (char)(value * 16 & 0xff) }, 1, strings->trouble);
	return good;
}

static bool point_add(struct bytes *to, uint32_t point, struct trouble *trouble)
{
	char utf8[4];

	return bytes_add(to, utf8, utf8_write(point, utf8), trouble);
}

/* A string as UTF-8: it is UTF-16 or UTF-8 by its mark, else taken for Latin-1, which its own encoding nearly is. */
static bool string_add(struct strings *strings, const struct bytes *string)
{
	const unsigned char *bytes = (const unsigned char *)string->bytes;
	const size_t length = string->length;
	bool good = true;

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		good = bytes_add(&strings->text, string->bytes + 3, length - 3, strings->trouble);
	else if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
		for (size_t i = 2; good && i + 1 < length; i += 2) {
			uint32_t point = (uint32_t)bytes[i] << 8 | bytes[i + 1];

			if (point >= 0xD800 && point < 0xDC00 && i + 3 < length) {
				point = 0x10000 + ((point - 0xD800) << 10) +
					((((uint32_t)bytes[i + 2] << 8 | bytes[i + 3]) - 0xDC00) & 0x3FF);
				i += 2;
			}
			good = point_add(&strings->text, point, strings->trouble);
		}
	else
		for (size_t i = 0; good && i < length; i++)
			good = point_add(&strings->text, bytes[i], strings->trouble);
	return good && bytes_add(&strings->text, "\n", 1, strings->trouble);
}

static bool word_here(const struct strings *strings, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(strings->end - strings->at) >= length && memcmp(strings->at, word, length) == 0;
}

/* Past what a page draws and what a font is, which are no strings of the document's own; past a file's number. */
static void pass_over(struct strings *strings)
{
	const char *end = strings->at;

	if (word_here(strings, "/ID")) {
		end = memchr(strings->at, ']', (size_t)(strings->end - strings->at));
	} else {
		for (end = strings->at; (size_t)(strings->end - end) >= 9 && memcmp(end, "endstream", 9) != 0;)
			end++;
		end = (size_t)(strings->end - end) >= 9 ? end + 8 : NULL;
	}
	strings->at = end ? end + 1 : strings->end;
}

/* Every string of the objects of a PDF that are not packed. */
static bool strings_read(const struct bytes *file, struct bytes *ret, struct trouble *trouble)
{
	struct strings strings = { file->bytes, file->bytes + file->length, { 0 }, trouble };
	bool good = bytes_add(&strings.text, "", 0, trouble);

	while (good && strings.at < strings.end) {
		struct bytes string = { 0 };
		char sign = *strings.at;

		if (word_here(&strings, "stream") || word_here(&strings, "/ID")) {
			pass_over(&strings);
			continue;
		}
		strings.at++;
		if (sign == '<' && strings.at < strings.end && *strings.at == '<') {
			strings.at++;
			continue;
		}
		if (sign != '(' && sign != '<')
			continue;
		good = bytes_add(&string, "", 0, trouble) &&
		       (sign == '(' ? literal_read(&strings, &string) : hexadecimal_read(&strings, &string)) &&
		       string_add(&strings, &string);
		bytes_free(&string);
	}
	if (good)
		*ret = strings.text;
	else
		bytes_free(&strings.text);
	return good;
}

/* The parts of the file ------------------------------------------------------------------------- */

/* The file written anew, in a folder that is its owner's alone, and gone when it has been read. */
static bool unpacked_read(const char *file, struct bytes *ret, struct trouble *trouble)
{
	const char *temporary = getenv("TMPDIR");
	char *folder = format_text("%s/cspr-pdf-XXXXXX", temporary && *temporary ? temporary : "/tmp");
	char *path = folder && mkdtemp(folder) ? format_text("%s/unpacked.pdf", folder) : NULL;
	const char *arguments[] = { "pdfunite", file, path, NULL };
	struct bytes said;
	bool good = path != NULL;

	if (!good) {
		free(folder);
		return unavailable(trouble, "no temporary folder can be made to unpack the PDF in");
	}
	good = child_read(arguments, package, &said, trouble);
	if (good) {
		bytes_free(&said);
		good = bytes_read(ret, path, trouble);
	}
	unlink(path);
	rmdir(folder);
	free(path);
	free(folder);
	return good;
}

static bool annotations_read(struct streams *streams, const char *file, struct trouble *trouble)
{
	struct bytes unpacked, words;

	if (!unpacked_read(file, &unpacked, trouble))
		return false;
	bool good = strings_read(&unpacked, &words, trouble);
	bytes_free(&unpacked);
	return good && streams_add(streams, "annotations", &words, trouble);
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

/* How many lines of what a program says begin so, after spaces. */
static bool lines_count(const char *const *arguments, const char *begin, size_t *count, struct trouble *trouble)
{
	struct bytes said;

	if (!child_read(arguments, package, &said, trouble))
		return false;
	for (const char *line = said.bytes; *line; line += *line == '\n') {
		line += strspn(line, " ");
		*count += strncmp(line, begin, strlen(begin)) == 0;
		line += strcspn(line, "\n");
	}
	bytes_free(&said);
	return true;
}

/* Pictures, and their descriptions in a tagged PDF: neither has text that could be read. */
static bool pictures_count(struct streams *streams, const char *file, struct trouble *trouble)
{
	const char *pictures[] = { "pdfimages", "-list", file, NULL };
	const char *structure[] = { "pdfinfo", "-struct", file, NULL };
	size_t lines = 0;

	if (!lines_count(pictures, "", &lines, trouble) ||
	    !lines_count(structure, "Figure", &streams->not_read, trouble))
		return false;
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
				       "this PDF is encrypted, and its annotations can't be looked at: save it without "
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
	       child_stream(streams, "structure", structure, trouble) && annotations_read(streams, file, trouble) &&
	       pictures_count(streams, file, trouble);
}
