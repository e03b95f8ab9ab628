/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything goes through the doors that people's work goes through, many articles in one edit.  Words
 * and names are made of syllables: often used ones are few, rare ones many, as in any language. */
#include "config.h"

#include "big-project.h"

#include <string.h>

#include "core/edit/obl-edit.h"
#include "core/html/obl-reading.h"
#include "core/model/obl-document-signature.h"

#define SEED 20250301u
#define N_WORDS 20000u
#define N_PUBLISHERS 40u
#define N_PARAGRAPHS 4u
#define ARTICLES_PER_EDIT 1000u
#define ENTITIES_PER_EDIT 10000u
#define ARTICLES_PER_PROPOSITION 20u
#define OFTEN_EVERY 10u /* articles */
#define DAYS 700u
#define ANNOTATOR "bench"

const OblId big_project_often[BIG_PROJECT_N_OFTEN] = {
  { { 0x01, 0x95, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1 } },
  { { 0x01, 0x95, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 2 } },
};

typedef struct {
  OblId id;
  char *name;
  const char *type;
} Name;

/* A mark in a paragraph. */
typedef struct {
  guint paragraph;
  guint start;
  guint end;
  const Name *name; /* of a mention, or NULL */
  const char *label;
  const char *role; /* in the article's claim, or NULL */
} Place;

typedef struct {
  OblStore *store;
  GRand *rand;
  GPtrArray *words;      /* char * */
  GArray *names;         /* Name */
  GArray *propositions;  /* OblId */
  GPtrArray *paragraphs; /* GString, of the article that is being written */
  GArray *places;        /* Place */
} Maker;

static void
clear_name (gpointer data)
{
  g_free (((Name *)data)->name);
}

static void
free_paragraph (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
maker_init (Maker *maker, OblStore *store)
{
  *maker = (Maker){ .store = store, .rand = g_rand_new_with_seed (SEED) };
  maker->words = g_ptr_array_new_with_free_func (g_free);
  maker->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (maker->names, clear_name);
  maker->propositions = g_array_new (FALSE, FALSE, sizeof (OblId));
  maker->paragraphs = g_ptr_array_new_with_free_func (free_paragraph);
  maker->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

static void
maker_clear (Maker *maker)
{
  g_rand_free (maker->rand);
  g_ptr_array_unref (maker->words);
  g_array_unref (maker->names);
  g_array_unref (maker->propositions);
  g_ptr_array_unref (maker->paragraphs);
  g_array_unref (maker->places);
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
make_word (Maker *maker, guint n_syllables)
{
  static const char *const onsets[] = { "b", "d", "f", "g", "h",  "k",  "l",  "m",  "n",  "p",
                                        "r", "s", "t", "v", "st", "tr", "sh", "br", "kl", "z" };
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "ai", "ea", "ou" };
  static const char *const codas[] = { "", "", "", "n", "r", "l", "s", "nd", "rk", "m" };
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < n_syllables; i++) {
    g_string_append (word, onsets[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (onsets))]);
    g_string_append (word, vowels[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (vowels))]);
    g_string_append (word, codas[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (codas))]);
  }
  return g_string_free (word, FALSE);
}

/* One of @n, the first ones most often. */
static guint
choose (Maker *maker, guint n)
{
  const double luck = g_rand_double (maker->rand);

  return (guint)(luck * luck * luck * n);
}

static char *
make_name (Maker *maker)
{
  g_autofree char *first = make_word (maker, 2);
  g_autofree char *last = make_word (maker, 3);

  first[0] = g_ascii_toupper (first[0]);
  last[0] = g_ascii_toupper (last[0]);
  return g_strdup_printf ("%s %s", first, last);
}

static void
add_words (Maker *maker, GString *text, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, maker->words->pdata[choose (maker, N_WORDS)]);
  }
}

/* --- Who there is ----------------------------------------------------------------------------- */

static gboolean
put_entity (Maker *maker, OblEdit *edit, guint index, GError **error)
{
  static const char *const types[] = { "Person", "Organization", "Government", "Place", "Media" };
  g_autoptr (OblEntity) entity = obl_entity_new ();
  Name name = { .id = entity->id, .type = types[index % G_N_ELEMENTS (types)] };
  g_autofree char *initial = NULL;
  g_autofree char *other = make_name (maker);

  if (index < BIG_PROJECT_N_OFTEN) {
    name.id = big_project_often[index];
    name.type = types[0];
  }
  name.name = make_name (maker);
  initial = g_strdup_printf ("%c.%s", name.name[0], strchr (name.name, ' '));
  entity->id = name.id;
  entity->type = g_strdup (name.type);
  entity->name = g_strdup (name.name);
  obl_entity_add_alias (entity, initial, "en", "Latn");
  obl_entity_add_alias (entity, other, NULL, NULL);
  g_array_append_val (maker->names, name);
  return obl_edit_put_entity (edit, entity, error);
}

static gboolean
add_entities (Maker *maker, guint n, GError **error)
{
  for (guint i = 0; i < n; i += ENTITIES_PER_EDIT) {
    g_autoptr (OblEdit) edit = obl_edit_begin (maker->store, "Entities", ANNOTATOR, error);

    for (guint j = i; edit != NULL && j < MIN (n, i + ENTITIES_PER_EDIT); j++) {
      if (!put_entity (maker, edit, j, error))
        return FALSE;
    }
    if (edit == NULL || !obl_edit_commit (edit, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_propositions (Maker *maker, guint n, GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (maker->store, "Propositions", ANNOTATOR, error);

  for (guint i = 0; edit != NULL && i < n; i++) {
    g_autoptr (OblProposition) proposition = obl_proposition_new ();
    GString *text = g_string_new (NULL);

    add_words (maker, text, 9);
    text->str[0] = g_ascii_toupper (text->str[0]);
    proposition->text = g_string_free (text, FALSE);
    proposition->language = g_strdup ("en");
    g_array_append_val (maker->propositions, proposition->id);
    if (!obl_edit_put_proposition (edit, proposition, error))
      return FALSE;
  }
  return edit != NULL && obl_edit_commit (edit, error);
}

/* --- One article ------------------------------------------------------------------------------ */

static void
add_place (
    Maker *maker, guint start, guint end, const Name *name, const char *label, const char *role)
{
  Place place = { maker->paragraphs->len - 1, start, end, name, label, role };

  g_array_append_val (maker->places, place);
}

static void
mention (Maker *maker, GString *text, const Name *name, const char *role)
{
  const guint start = (guint)text->len;

  g_string_append (text, name->name);
  add_place (maker, start, (guint)text->len, name, name->type, role);
}

static const Name *
choose_name (Maker *maker)
{
  const guint index = BIG_PROJECT_N_OFTEN + choose (maker, maker->names->len - BIG_PROJECT_N_OFTEN);

  return &g_array_index (maker->names, Name, index);
}

static GString *
add_paragraph (Maker *maker)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_add (maker->paragraphs, text);
  return text;
}

static void
write_claim (Maker *maker, GString *text)
{
  static const char *const cues[] = { "said", "denied", "announced", "warned", "claimed" };
  const char *cue = cues[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (cues))];
  guint start;

  mention (maker, text, choose_name (maker), "source");
  g_string_append_c (text, ' ');
  start = (guint)text->len;
  g_string_append (text, cue);
  add_place (maker, start, (guint)text->len, NULL, "Cue", "cue");
  g_string_append (text, " that ");
  start = (guint)text->len;
  mention (maker, text, choose_name (maker), "target");
  g_string_append_c (text, ' ');
  add_words (maker, text, 9);
  add_place (maker, start, (guint)text->len, NULL, "Content", "content");
  g_string_append (text, ". ");
}

/* Two who are named, in the middle of words. */
static void
write_filler (Maker *maker, GString *text, const Name *often)
{
  add_words (maker, text, 12);
  g_string_append_c (text, ' ');
  mention (maker, text, often != NULL ? often : choose_name (maker), NULL);
  g_string_append_c (text, ' ');
  add_words (maker, text, 8);
  g_string_append_c (text, ' ');
  mention (maker, text, choose_name (maker), NULL);
  g_string_append_c (text, ' ');
  add_words (maker, text, 10);
  g_string_append_c (text, '.');
}

static void
write_paragraphs (Maker *maker, guint index)
{
  const Name *often = NULL;

  g_ptr_array_set_size (maker->paragraphs, 0);
  g_array_set_size (maker->places, 0);
  if (index % OFTEN_EVERY == 0)
    often = &g_array_index (maker->names, Name, 0);
  else if (index % OFTEN_EVERY == OFTEN_EVERY / 2)
    often = &g_array_index (maker->names, Name, 1);
  add_words (maker, add_paragraph (maker), 7);
  write_claim (maker, add_paragraph (maker));
  add_words (maker, maker->paragraphs->pdata[1], 8);
  for (guint i = 2; i <= N_PARAGRAPHS; i++) {
    write_filler (maker, add_paragraph (maker), often);
    often = NULL;
  }
}

static OblDocument *
make_document (Maker *maker, guint index)
{
  OblDocument *document = obl_document_new ();
  g_autoptr (OblReading) reading = obl_reading_new ();
  const guint day = (guint)g_rand_int_range (maker->rand, 0, DAYS);
  g_autoptr (GDateTime) first = g_date_time_new_utc (2023, 4, 1, 8, 0, 0);
  g_autoptr (GDateTime) published = g_date_time_add_days (first, (int)day);
  GArray *blocks;

  for (guint i = 0; i < maker->paragraphs->len; i++) {
    const GString *text = maker->paragraphs->pdata[i];
    OblReadingBlock block = OBL_READING_BLOCK_INIT;

    if (i == 0) {
      block.element = "h1";
      block.kind = OBL_BLOCK_HEADING;
      block.role = OBL_ROLE_TITLE;
      block.level = 1;
    }
    obl_reading_open_block (reading, &block);
    obl_reading_verbatim (reading, text->str, text->len);
    obl_reading_close_block (reading);
  }
  blocks = obl_reading_get_blocks (reading);
  g_array_append_vals (document->blocks, blocks->data, blocks->len);
  document->text = obl_text_new_take (obl_reading_dup_text (reading));
  document->html = obl_reading_dup_html (reading);
  document->title = g_strdup (((GString *)maker->paragraphs->pdata[0])->str);
  document->publisher = g_strdup_printf ("Paper %u", index % N_PUBLISHERS);
  document->published = g_date_time_format (published, "%Y-%m-%dT%H:%M:%SZ");
  document->language = g_strdup ("en");
  document->status = (OblStatus)(index % 3);
  document->source.name = g_strdup_printf ("%06u.html", index);
  document->keeps_roles = TRUE;
  obl_document_sign (document);
  return document;
}

static OblSpan *
make_span (const OblDocument *document, const Place *place)
{
  OblSpan *span = obl_span_new ();
  const guint32 at = g_array_index (document->blocks, OblBlock, place->paragraph).range.start;

  span->document_id = document->id;
  span->label = g_strdup (place->label);
  obl_span_add_fragment (span, at + place->start, at + place->end);
  if (place->name != NULL)
    span->entity_id = place->name->id;
  return span;
}

static gboolean
put_marks (Maker *maker, OblEdit *edit, const OblDocument *document, guint index, GError **error)
{
  static const char *const acts[] = { "assert", "deny", "accuse", "promise", "demand", "predict" };
  g_autoptr (OblFrame) frame = obl_frame_new ();

  frame->document_id = document->id;
  frame->type = g_strdup ("Claim");
  obl_attributes_set_string (frame->attributes, "act", acts[index % G_N_ELEMENTS (acts)]);
  if (index % 10 < 7)
    frame->proposition_id
        = g_array_index (maker->propositions, OblId, (index * 7919u) % maker->propositions->len);
  for (guint i = 0; i < maker->places->len; i++) {
    const Place *place = &g_array_index (maker->places, Place, i);
    g_autoptr (OblSpan) span = make_span (document, place);

    if (!obl_edit_put_span (edit, span, error))
      return FALSE;
    if (place->role != NULL)
      obl_frame_add_role (frame, place->role, OBL_FILLER_SPAN, &span->id);
  }
  return obl_edit_put_frame (edit, frame, error);
}

static gboolean
add_articles (Maker *maker, guint from, guint to, GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (maker->store, "Articles", ANNOTATOR, error);

  for (guint i = from; edit != NULL && i < to; i++) {
    g_autoptr (OblDocument) document = NULL;

    write_paragraphs (maker, i);
    document = make_document (maker, i);
    if (!obl_edit_add_document (edit, document, error)
        || !put_marks (maker, edit, document, i, error))
      return FALSE;
  }
  return edit != NULL && obl_edit_commit (edit, error);
}

gboolean
big_project_make (const char *path, guint n_articles, void (*said) (guint n_made), GError **error)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", error);
  g_autoptr (OblStore) store = set == NULL ? NULL : obl_store_create (path, set, error);
  Maker maker;
  gboolean done;

  if (store == NULL)
    return FALSE;
  maker_init (&maker, store);
  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (maker.words, make_word (&maker, 1 + i / (N_WORDS / 3)));
  done = add_entities (&maker, MAX (n_articles / 2, 10), error)
         && add_propositions (&maker, MAX (n_articles / ARTICLES_PER_PROPOSITION, 1), error);
  for (guint i = 0; done && i < n_articles; i += ARTICLES_PER_EDIT) {
    done = add_articles (&maker, i, MIN (n_articles, i + ARTICLES_PER_EDIT), error);
    if (done && said != NULL)
      said (MIN (n_articles, i + ARTICLES_PER_EDIT));
  }
  maker_clear (&maker);
  return done;
}
