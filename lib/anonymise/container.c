/*
 * Which bytes are a file of another program, and no text, and what to do about it. Looks at how they begin, and for
 * zero bytes; opens nothing.
 */
#include "container.h"

#include <stdbool.h>
#include <string.h>

static const struct {
	const char *rule;
	const char *begins;
	size_t length;
	size_t within; /* it may begin so many bytes later */
	const char *advice;
} containers[] = {
	{ "pdf", "%PDF", 4, 1024,
	  "this is a PDF: scan the text and the metadata that are in it (pdftotext, pdfinfo), each as a stream bound "
	  "to "
	  "the file" },
	{ "zip", "PK\3\4", 4, 0,
	  "this is a ZIP archive, as DOCX and ODT are: scan each part of it as a stream bound to the file: text, "
	  "comments, "
	  "tracked changes, properties and names of parts" },
	{ "rtf", "{\\rtf", 5, 8, "this is RTF: save it as plain text, and scan that" },
	{ "office", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0,
	  "this is a file of an older Office: save it as plain text, and scan that" },
	{ "utf-16", "", 1, 0, "this is UTF-16: save it as UTF-8, and take that" },
	{ "binary", "", 1, 0, "these bytes are no text: save it as plain text, and scan that" },
};

enum { KNOWN = sizeof(containers) / sizeof(containers[0]) };

static bool begins(const char *bytes, size_t length, size_t index)
{
	size_t within = containers[index].within;

	for (size_t at = 0; at <= within && length >= at + containers[index].length; at++)
		if (memcmp(bytes + at, containers[index].begins, containers[index].length) == 0)
			return true;
	return false;
}

const char *container_rule(const char *bytes, size_t length)
{
	for (size_t i = 0; i + 2 < KNOWN; i++)
		if (begins(bytes, length, i))
			return containers[i].rule;
	return length && memchr(bytes, 0, length) ? containers[KNOWN - 1].rule : NULL;
}

const char *container_advice(const char *rule)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (rule && strcmp(containers[i].rule, rule) == 0)
			return containers[i].advice;
	return containers[KNOWN - 1].advice;
}
