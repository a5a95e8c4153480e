/*
 * The keyed digest of a register: HMAC-SHA-256 over all of it, whatever the order in which it was given.
 */
#include "certificate.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

struct value { /* of the register's memory: pointers alone are copied */
	cspr_code field;
	const char *text;
};

static int by_id(const void *left, const void *right)
{
	return strcmp(((const struct cspr_identity *)left)->id, ((const struct cspr_identity *)right)->id);
}

static int by_field(const void *left, const void *right)
{
	const struct value *a = left, *b = right;

	return a->field != b->field ? (a->field < b->field ? -1 : 1) : strcmp(a->text, b->text);
}

/* With its length before it, so that no two lists of texts are the same bytes. */
static bool mac_text(EVP_MAC_CTX *mac, const char *text)
{
	size_t length = strlen(text);
	unsigned char bytes[8];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)((uint64_t)length >> 8 * i);
	return EVP_MAC_update(mac, bytes, sizeof(bytes)) && EVP_MAC_update(mac, (const unsigned char *)text, length);
}

static bool mac_identity(EVP_MAC_CTX *mac, const cspr_register *reg, size_t index, const struct cspr_identity *identity)
{
	struct value *values = calloc(identity->fields + 1, sizeof(*values));
	bool good = values && mac_text(mac, identity->id) && mac_text(mac, cspr_class_name(identity->identity_class)) &&
		    mac_text(mac, identity->pseudonym);

	for (size_t i = 0; good && i < identity->fields; i++)
		cspr_register_field(reg, index, i, &values[i].field, &values[i].text);
	if (good)
		qsort(values, identity->fields, sizeof(*values), by_field);
	for (size_t i = 0; good && i < identity->fields; i++)
		good = mac_text(mac, cspr_field_name(values[i].field)) && mac_text(mac, values[i].text);
	free(values);
	return good && mac_text(mac, "");
}

static bool mac_register(EVP_MAC_CTX *mac, const cspr_register *reg)
{
	size_t count = cspr_register_count(reg);
	struct cspr_identity *identities = calloc(count + 1, sizeof(*identities));
	bool good = identities != NULL;

	for (size_t i = 0; good && i < count; i++) {
		identities[i].size = sizeof(identities[i]);
		cspr_register_identity(reg, i, identities + i);
		/* Its index stays with it while they are sorted. */
		identities[i].size = i;
	}
	if (good)
		qsort(identities, count, sizeof(*identities), by_id);
	for (size_t i = 0; good && i < count; i++)
		good = mac_identity(mac, reg, identities[i].size, identities + i);
	free(identities);
	return good;
}

bool register_digest(const cspr_register *reg, const unsigned char *key, size_t key_length, unsigned char ret[32])
{
	char name[] = "SHA256";
	OSSL_PARAM parameters[] = { OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_END };
	EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	EVP_MAC_CTX *mac = hmac ? EVP_MAC_CTX_new(hmac) : NULL;
	size_t length = 0;
	bool made = mac && EVP_MAC_init(mac, key, key_length, parameters) && mac_register(mac, reg) &&
		    EVP_MAC_final(mac, ret, &length, 32);

	EVP_MAC_CTX_free(mac);
	EVP_MAC_free(hmac);
	return made;
}
