/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of blocks, of which the newest is filled from its beginning; large requests get a block
 * of their own behind it. */
#define G_LOG_DOMAIN "obl-arena"

#include "config.h"

#include "core/html/obl-arena.h"

#include <stddef.h>
#include <string.h>

#define BLOCK_BYTES (256u * 1024)
#define ALIGNMENT (_Alignof(max_align_t))

typedef struct _Block Block;

struct _Block {
  Block *next;
  _Alignas(max_align_t) char bytes[];
};

struct _OblArena {
  Block *blocks;
  gsize n_free; /* at the end of the first block */
  gsize n_bytes;
};

OblArena *
obl_arena_new (void)
{
  return g_new0 (OblArena, 1);
}

void
obl_arena_free (OblArena *arena)
{
  if (arena == NULL)
    return;
  while (arena->blocks != NULL) {
    Block *next = arena->blocks->next;

    g_free (arena->blocks);
    arena->blocks = next;
  }
  g_free (arena);
}

static Block *
new_block (gsize n_bytes)
{
  Block *block = g_malloc (sizeof (Block) + n_bytes);

  block->next = NULL;
  return block;
}

gpointer
obl_arena_alloc (OblArena *arena, gsize n_bytes)
{
  char *result;

  n_bytes = (n_bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  arena->n_bytes += n_bytes;
  if (n_bytes > BLOCK_BYTES / 4) {
    Block *block = new_block (n_bytes);

    if (arena->blocks == NULL) {
      arena->blocks = block;
      arena->n_free = 0;
    } else {
      block->next = arena->blocks->next;
      arena->blocks->next = block;
    }
    return block->bytes;
  }
  if (arena->n_free < n_bytes) {
    Block *block = new_block (BLOCK_BYTES);

    block->next = arena->blocks;
    arena->blocks = block;
    arena->n_free = BLOCK_BYTES;
  }
  result = arena->blocks->bytes + (BLOCK_BYTES - arena->n_free);
  arena->n_free -= n_bytes;
  return result;
}

gpointer
obl_arena_alloc0 (OblArena *arena, gsize n_bytes)
{
  return memset (obl_arena_alloc (arena, n_bytes), 0, n_bytes);
}

char *
obl_arena_strndup (OblArena *arena, const char *string, gsize n_bytes)
{
  char *copy = obl_arena_alloc (arena, n_bytes + 1);

  memcpy (copy, string, n_bytes);
  copy[n_bytes] = '\0';
  return copy;
}

gsize
obl_arena_get_n_bytes (const OblArena *arena)
{
  return arena->n_bytes;
}
