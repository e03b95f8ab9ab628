/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks in words, for lists, messages and the margin. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* A chain of claims longer than this is cut; it also ends a chain that bites its own tail. */
#define MAX_CHAIN 8

#define CONTENT_CHARS 80

char *
obl_session_shorten (const char *text, guint n_chars)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t\r", ' ');

  if (g_utf8_strlen (line, -1) <= (glong)n_chars) {
    return g_steal_pointer (&line);
  }
  *g_utf8_offset_to_pointer (line, n_chars - 1) = '\0';
  g_strchomp (line);
  return g_strconcat (line, "…", NULL);
}

/* Words of the article that bring quotation marks of their own get no more of them around. */
static gboolean
has_quotation_marks (const char *text)
{
  const char *end = text + strlen (text);
  const gunichar first = g_utf8_get_char (text);
  const gunichar last = g_utf8_get_char (end > text ? g_utf8_prev_char (end) : end);

  return first != 0
         && (g_utf8_strchr ("\"'“‘„‚«‹「『《〈", -1, first) != NULL
             || g_utf8_strchr ("\"”»›」』》〉", -1, last) != NULL);
}

char *
obl_session_quote (const char *text)
{
  if (has_quotation_marks (text)) {
    return g_strdup (text);
  }
  /* Translators: the quotation marks of your language around a piece of an article. */
  return g_strdup_printf (_ ("“%s”"), text);
}

char *
obl_session_dup_excerpt (OblSession *self, OblRange range)
{
  g_autofree char *text = obl_text_dup_range (self->document->text, range);

  return obl_session_shorten (text, OBL_SESSION_EXCERPT_CHARS);
}

const char *
obl_session_get_label_title (OblSession *self, const char *label)
{
  const OblSpanLabel *span_label = NULL;
  const OblFrameType *frame_type = NULL;

  if (self->label_set == NULL) {
    return label;
  }
  span_label = obl_label_set_find_span_label (self->label_set, label);
  if (span_label != NULL) {
    return span_label->title;
  }
  frame_type = obl_label_set_find_frame_type (self->label_set, label);
  return frame_type != NULL ? frame_type->title : label;
}

/* One filler as text, or NULL when the session does not hold it. */
static char *
dup_filler (OblSession *self, const OblRole *role)
{
  const OblSpan *span = NULL;
  const OblEntity *entity = NULL;

  switch (role->kind) {
  case OBL_FILLER_SPAN:
    span = obl_marks_find_span (self->marks, &role->id);
    return span != NULL ? obl_session_shorten (span->quote, CONTENT_CHARS) : NULL;
  case OBL_FILLER_ENTITY:
    entity = obl_session_find_entity (self, &role->id);
    return entity != NULL ? g_strdup (entity->name) : NULL;
  case OBL_FILLER_URL:
    return g_strdup (role->url);
  case OBL_FILLER_FRAME:
  case OBL_FILLER_DOCUMENT:
    break;
  }
  return NULL;
}

/* All fillers of one role, with commas; NULL when there are none. */
static char *
dup_role (OblSession *self, const OblFrame *frame, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    g_autofree char *filler = NULL;

    if (!g_str_equal (role->role, name)) {
      continue;
    }
    filler = dup_filler (self, role);
    if (filler != NULL) {
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", filler);
    }
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
dup_source (OblSession *self, const OblFrame *frame)
{
  char *source = dup_role (self, frame, "source");

  return source != NULL ? source : g_strdup (obl_session_get_label_title (self, frame->type));
}

/* "KCNA › North Korea", the outermost speaker first. */
static char *
dup_chain (OblSession *self, const OblFrame *frame)
{
  char *chain = dup_source (self, frame);

  for (int depth = 0; depth < MAX_CHAIN; depth++) {
    const OblRole *outer = obl_frame_get_role (frame, "nested_in");
    g_autofree char *inner = chain;
    g_autofree char *source = NULL;

    frame = outer != NULL ? obl_marks_find_frame (self->marks, &outer->id) : NULL;
    if (frame == NULL) {
      return g_steal_pointer (&inner);
    }
    source = dup_source (self, frame);
    chain = g_strdup_printf ("%s › %s", source, inner);
  }
  return chain;
}

/* A frame that says nothing has roles only: "A → B". */
static char *
describe_roles (OblSession *self, const OblFrame *frame)
{
  g_autoptr (GString) text = g_string_new (obl_session_get_label_title (self, frame->type));
  guint n_fillers = 0;

  for (guint i = 0; i < frame->roles->len; i++) {
    g_autofree char *filler = dup_filler (self, g_ptr_array_index (frame->roles, i));

    if (filler != NULL) {
      g_string_append_printf (text, "%s%s", n_fillers++ == 0 ? ": " : " → ", filler);
    }
  }
  return g_strdup (text->str);
}

static char *
describe_frame (OblSession *self, const OblFrame *frame)
{
  g_autofree char *said = dup_role (self, frame, "content");
  g_autofree char *quoted = NULL;
  g_autofree char *chain = NULL;

  if (said == NULL) {
    said = dup_role (self, frame, "cue");
  }
  if (said == NULL) {
    return describe_roles (self, frame);
  }
  chain = dup_chain (self, frame);
  quoted = obl_session_quote (said);
  /* Translators: who says what, the latter in quotation marks. */
  return g_strdup_printf (_ ("%s: %s"), chain, quoted);
}

char *
obl_session_describe (OblSession *self, const OblId *id)
{
  const OblSpan *span = obl_marks_find_span (self->marks, id);
  const OblFrame *frame = obl_marks_find_frame (self->marks, id);

  if (span != NULL) {
    return g_strdup (span->quote);
  }
  return frame != NULL ? describe_frame (self, frame) : g_strdup ("");
}

char *
obl_session_describe_sources (OblSession *self, const OblFrame *frame)
{
  return dup_chain (self, frame);
}

char *
obl_session_name_frame (OblSession *self, const OblFrame *frame)
{
  g_autofree char *source = dup_source (self, frame);
  g_autofree char *act = obl_attributes_dup_string (frame->attributes, "act");

  return act != NULL ? g_strdup_printf ("%s · %s", source, obl_label_set_translate (act))
                     : g_steal_pointer (&source);
}
