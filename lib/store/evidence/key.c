/*
 * Ed25519 keys, through libcrypto, and their two texts: those of Go's note package. A text is read in the one form in
 * which it is written.
 *
 * What must stay true: whatever held the private half is wiped before its memory is given back.
 */
#include "evidence/evidence.h"

#include <openssl/crypto.h>
#include <openssl/pem.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HALF = 32, ID = 4, ED25519 = 1 };

static const char private_mark[] = "PRIVATE+KEY+";

struct cspr_key {
	unsigned references;
	EVP_PKEY *pair;
	unsigned char id[ID];
	char *name;
	char *public_text;
	char *private_text; /* NULL: there is only the public half */
};

/* The first bytes of SHA-256(name, LF, algorithm, public half). */
static bool find_id(cspr_key *key, const unsigned char public_half[HALF])
{
	EVP_MD_CTX *hash = hash_new();
	unsigned char digest[HASH], algorithm = ED25519;
	bool good = hash && EVP_DigestUpdate(hash, key->name, strlen(key->name)) && EVP_DigestUpdate(hash, "\n", 1) &&
		    EVP_DigestUpdate(hash, &algorithm, 1) && EVP_DigestUpdate(hash, public_half, HALF) &&
		    EVP_DigestFinal_ex(hash, digest, NULL);

	EVP_MD_CTX_free(hash);
	if (good)
		memcpy(key->id, digest, ID);
	return good;
}

/* [mark]name+id+base64(algorithm, half) */
static char *write_text(const cspr_key *key, const char *mark, const unsigned char half[HALF])
{
	unsigned char bytes[1 + HALF] = { ED25519 };
	char base64[KEY_TEXT + 1];
	size_t size = strlen(mark) + strlen(key->name) + 1 + 2 * ID + 1 + sizeof base64;
	char *text = malloc(size);

	memcpy(bytes + 1, half, HALF);
	base64_write(bytes, sizeof bytes, base64);
	if (text)
		snprintf(text, size, "%s%s+%02x%02x%02x%02x+%s", mark, key->name, key->id[0], key->id[1], key->id[2],
			 key->id[3], base64);
	OPENSSL_cleanse(bytes, sizeof bytes);
	OPENSSL_cleanse(base64, sizeof base64);
	return text;
}

static bool write_private_text(cspr_key *key)
{
	unsigned char seed[HALF];
	size_t size = sizeof seed;

	if (EVP_PKEY_get_raw_private_key(key->pair, seed, &size) && size == HALF)
		key->private_text = write_text(key, private_mark, seed);
	OPENSSL_cleanse(seed, sizeof seed);
	return key->private_text;
}

static bool fill(cspr_key *key, const char *name, size_t name_length, bool with_private)
{
	unsigned char public_half[HALF];
	size_t size = sizeof public_half;

	key->name = strndup(name, name_length);
	if (!key->name || !EVP_PKEY_get_raw_public_key(key->pair, public_half, &size) || !find_id(key, public_half))
		return false;
	key->public_text = write_text(key, "", public_half);
	return key->public_text && (!with_private || write_private_text(key));
}

/* Takes the pair over, which may be NULL: no memory. */
static cspr_status make(EVP_PKEY *pair, const char *name, size_t name_length, bool with_private, cspr_key **ret)
{
	cspr_key *key = pair ? calloc(1, sizeof *key) : NULL;

	if (!key) {
		EVP_PKEY_free(pair);
		return CSPR_ERROR_NO_MEMORY;
	}
	key->references = 1;
	key->pair = pair;
	if (!fill(key, name, name_length, with_private)) {
		cspr_key_unref(key);
		return CSPR_ERROR_NO_MEMORY;
	}
	*ret = key;
	return CSPR_DONE;
}

cspr_status cspr_key_generate(const char *name, cspr_key **ret)
{
	if (!name || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!key_name_is_good(name, strlen(name)))
		return CSPR_ERROR_BAD_REFERENCE;
	if (cspr_reference_check(name) == CSPR_ERROR_PERSONAL_DATA)
		return CSPR_ERROR_PERSONAL_DATA;
	return make(EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"), name, strlen(name), true, ret);
}

/* Whether text, less one line end, is the text of the key: an equal name, id and half have one form. */
static bool is_text_of(const cspr_key *key, const char *text, size_t length)
{
	const char *own = key->private_text ? key->private_text : key->public_text;

	return strlen(own) == length && CRYPTO_memcmp(own, text, length) == 0;
}

cspr_status cspr_key_read_text(const char *text, size_t length, cspr_key **ret)
{
	size_t mark = sizeof private_mark - 1, rest = 1 + 2 * ID + 1 + KEY_TEXT, size;
	bool with_private = text && length > mark && memcmp(text, private_mark, mark) == 0;
	size_t start = with_private ? mark : 0;
	unsigned char bytes[1 + HALF];
	const char *name = text + start;
	EVP_PKEY *pair;
	cspr_key *key;
	cspr_status status;

	if (!text || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (length && text[length - 1] == '\n')
		length--;
	if (length <= start + rest || !key_name_is_good(name, length - start - rest) ||
	    !base64_read(text + length - KEY_TEXT, KEY_TEXT, bytes, sizeof bytes, &size) || bytes[0] != ED25519)
		return CSPR_ERROR_BAD_INPUT;
	pair = with_private ? EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, bytes + 1, HALF)
			    : EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, bytes + 1, HALF);
	OPENSSL_cleanse(bytes, sizeof bytes);
	status = make(pair, name, length - start - rest, with_private, &key);
	if (status != CSPR_DONE)
		return status;
	if (!is_text_of(key, text, length)) {
		cspr_key_unref(key);
		return CSPR_ERROR_BAD_INPUT;
	}
	*ret = key;
	return CSPR_DONE;
}

cspr_key *cspr_key_ref(cspr_key *key)
{
	key->references++;
	return key;
}

void cspr_key_unref(cspr_key *key)
{
	if (!key || --key->references)
		return;
	if (key->private_text)
		OPENSSL_cleanse(key->private_text, strlen(key->private_text));
	free(key->private_text);
	free(key->public_text);
	free(key->name);
	EVP_PKEY_free(key->pair); /* wipes */
	free(key);
}

const char *cspr_key_name(const cspr_key *key)
{
	return key->name;
}

const char *cspr_key_public(const cspr_key *key)
{
	return key->public_text;
}

const char *cspr_key_private(const cspr_key *key)
{
	return key->private_text;
}

const unsigned char *key_id(const cspr_key *key)
{
	return key->id;
}

bool key_sign(const cspr_key *key, const char *bytes, size_t length, unsigned char ret[SIGNATURE])
{
	EVP_MD_CTX *signing = EVP_MD_CTX_new();
	size_t size = SIGNATURE;
	bool good = signing && EVP_DigestSignInit(signing, NULL, NULL, NULL, key->pair) &&
		    EVP_DigestSign(signing, ret, &size, (const unsigned char *)bytes, length) == 1;

	EVP_MD_CTX_free(signing);
	return good;
}

bool key_verify(const cspr_key *key, const char *bytes, size_t length, const unsigned char signature[SIGNATURE])
{
	EVP_MD_CTX *verifying = EVP_MD_CTX_new();
	bool good = verifying && EVP_DigestVerifyInit(verifying, NULL, NULL, NULL, key->pair) &&
		    EVP_DigestVerify(verifying, signature, SIGNATURE, (const unsigned char *)bytes, length) == 1;

	EVP_MD_CTX_free(verifying);
	return good;
}

char *key_pem(const cspr_key *key)
{
	BIO *memory = BIO_new(BIO_s_mem());
	char *bytes, *pem = NULL;

	if (memory && PEM_write_bio_PUBKEY(memory, key->pair)) {
		size_t length = (size_t)BIO_get_mem_data(memory, &bytes);

		pem = strndup(bytes, length);
	}
	BIO_free(memory);
	return pem;
}
