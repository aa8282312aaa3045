#include <cstring>
#include <string>

#include "base/sources.h"
#include "doc/reader.h"
#include "doc/yaml_error.h"
#include "lang/document.h"
#include "lang/yaml.h"

namespace pave::lang {

YamlRead read_yaml(const Value& text, base::Arena& arena) {
  // The reader wants a NUL behind the text, and its nodes point into the text.
  char* copy = arena.allocate_array<char>(text.size + 1);
  if (text.size != 0) std::memcpy(copy, text.bytes, text.size);
  copy[text.size] = '\0';
  base::Source source{.path = {}, .text = {copy, text.size}};
  base::Arena::Mark mark = arena.mark();
  doc::Stream stream = doc::read(source, arena, {.as_unmarshal = true});
  if (stream.documents.empty()) return {Value::nil(), {}};
  const doc::Document& first = stream.documents[0];
  if (!first.errors.empty()) {
    arena.rewind(mark);
    return {{}, "error converting YAML to JSON: " + doc::go_yaml_error(source.text, first.errors[0])};
  }
  if (first.root == nullptr) return {Value::nil(), {}};
  return {from_document(*first.root, Numbers::Float, TextOrigins(text), arena), {}};
}

}  // namespace pave::lang
