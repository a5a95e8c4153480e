/*
 * By what a finding is known again in another version of its text: what it is of, its bytes and those around it, exact.
 */
#include "resolutions.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

enum { AROUND = 40 };

static void add_number(struct buffer *buffer, uint64_t number)
{
	buffer_number(buffer, number);
	buffer_say(buffer, " ");
}

/* The length goes before what it is of, so that no two lists of bytes are the same message. */
static void add_bytes(struct buffer *buffer, const char *bytes, size_t length)
{
	add_number(buffer, length);
	buffer_add(buffer, bytes, length);
}

bool surroundings_digest(const unsigned char salt[32], const struct cspr_scan_finding *finding, const char *text,
			 size_t length, unsigned char ret[32])
{
	size_t before = finding->start < AROUND ? finding->start : AROUND;
	size_t after = length - finding->end < AROUND ? length - finding->end : AROUND;
	const char *id = finding->id ? finding->id : "";
	struct buffer message = { 0 };
	unsigned int digest_length = 32;

	add_number(&message, finding->kind);
	add_bytes(&message, finding->rule, strlen(finding->rule));
	add_bytes(&message, id, strlen(id));
	add_bytes(&message, text + finding->start - before, before);
	add_bytes(&message, text + finding->start, finding->end - finding->start);
	add_bytes(&message, text + finding->end, after);
	bool made = !message.failed && HMAC(EVP_sha256(), salt, 32, (const unsigned char *)message.bytes,
					    message.length, ret, &digest_length);
	buffer_free(&message);
	return made;
}
