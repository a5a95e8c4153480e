/*
 * The Merkle tree over the lines of a review (RFC 6962, section 2.1): leaves, the tree as it grows, its root.
 */
#include "evidence/evidence.h"

#include <string.h>

EVP_MD_CTX *hash_new(void)
{
	EVP_MD_CTX *hash = EVP_MD_CTX_new();

	if (hash && EVP_DigestInit_ex(hash, EVP_sha256(), NULL))
		return hash;
	EVP_MD_CTX_free(hash);
	return NULL;
}

/* Without a type, so that the algorithm is looked up once a hash and not once a digest. */
static bool hash_begin(EVP_MD_CTX *hash)
{
	return EVP_DigestInit_ex(hash, NULL, NULL);
}

bool hash_bytes(EVP_MD_CTX *hash, const void *bytes, size_t length, unsigned char ret[HASH])
{
	return hash_begin(hash) && EVP_DigestUpdate(hash, bytes, length) && EVP_DigestFinal_ex(hash, ret, NULL);
}

bool hash_leaf(EVP_MD_CTX *hash, const char *line, size_t length, unsigned char ret[HASH])
{
	return hash_begin(hash) && EVP_DigestUpdate(hash, "\0", 1) && EVP_DigestUpdate(hash, line, length) &&
	       EVP_DigestFinal_ex(hash, ret, NULL);
}

bool hash_pair(EVP_MD_CTX *hash, const unsigned char *left, const unsigned char *right, unsigned char ret[HASH])
{
	return hash_begin(hash) && EVP_DigestUpdate(hash, "\1", 1) && EVP_DigestUpdate(hash, left, HASH) &&
	       EVP_DigestUpdate(hash, right, HASH) && EVP_DigestFinal_ex(hash, ret, NULL);
}

bool frontier_add(struct frontier *frontier, EVP_MD_CTX *hash, const unsigned char leaf[HASH])
{
	unsigned char node[HASH];
	unsigned height = 0;

	if (frontier->count == UINT32_MAX)
		return false;
	memcpy(node, leaf, HASH);
	for (; frontier->count >> height & 1; height++)
		if (!hash_pair(hash, frontier->whole[height], node, node))
			return false;
	memcpy(frontier->whole[height], node, HASH);
	frontier->count++;
	return true;
}

bool frontier_root(const struct frontier *frontier, EVP_MD_CTX *hash, unsigned char ret[HASH])
{
	unsigned char node[HASH];
	unsigned height = 0;

	if (!frontier->count)
		return hash_bytes(hash, "", 0, ret);
	while (!(frontier->count >> height & 1))
		height++;
	memcpy(node, frontier->whole[height], HASH);
	while (++height < TREE_HEIGHT)
		if (frontier->count >> height & 1 && !hash_pair(hash, frontier->whole[height], node, node))
			return false;
	memcpy(ret, node, HASH);
	return true;
}

bool leaves_root(EVP_MD_CTX *hash, const unsigned char *leaves, uint32_t count, unsigned char ret[HASH])
{
	struct frontier frontier = { 0 };

	for (size_t i = 0; i < count; i++)
		if (!frontier_add(&frontier, hash, leaves + i * HASH))
			return false;
	return frontier_root(&frontier, hash, ret);
}

cspr_status cspr_leaf(const char *line, size_t length, unsigned char ret[HASH])
{
	EVP_MD_CTX *hash;
	bool good;

	if (!ret || (!line && length))
		return CSPR_ERROR_ARGUMENT;
	hash = hash_new();
	good = hash && hash_leaf(hash, line, length, ret);
	EVP_MD_CTX_free(hash);
	return good ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

cspr_status cspr_tree_root(const unsigned char *leaves, uint32_t count, unsigned char ret[HASH])
{
	EVP_MD_CTX *hash;
	bool good;

	if (!ret || (!leaves && count))
		return CSPR_ERROR_ARGUMENT;
	hash = hash_new();
	good = hash && leaves_root(hash, leaves, count, ret);
	EVP_MD_CTX_free(hash);
	return good ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}
