#include "doc/json_schema/meta_schemas.h"

#include <array>
#include <cassert>
#include <map>
#include <mutex>
#include <string>

#include "doc/json_reader.h"
#include "doc/json_schema/parts.h"

namespace pave::doc::json_schema {

extern const std::span<const MetaSchemaText> kMetaSchemaTexts;

namespace {

/// The trees of all meta-schemas, read when the first is asked for.
struct Trees {
  base::Sources sources;
  base::Arena arena;
  std::map<std::string_view, const Node*> by_url;  ///< without `http://` or `https://`

  Trees() {
    for (const MetaSchemaText& entry : kMetaSchemaTexts) {
      auto node = read_json(sources.add(std::string(entry.url), std::string(entry.text)), arena);
      assert(node && "a meta-schema is JSON");
      by_url.emplace(without_scheme(entry.url), *node);
    }
    by_url.emplace("json-schema.org/schema", by_url.at("json-schema.org/draft/2020-12/schema"));
  }
  static std::string_view without_scheme(std::string_view url) { return url.substr(url.find("//") + 2); }
};

struct Compiled {
  std::once_flag once;
  std::unique_ptr<Program::Parts> parts;
};

/// Lives as long as the process, like the texts.
const Schema& compiled(Compiled& slot, const std::string& url) {
  std::call_once(slot.once, [&] {
    CompileOptions options;
    options.formats = Formats::Assertion;
    options.judge_schema = false;
    auto made = compile_parts(*find_meta_schema(url), url, options);
    assert(made && "a meta-schema compiles");
    slot.parts = std::move(*made);
  });
  return *slot.parts->root;
}

}  // namespace

const Node* find_meta_schema(std::string_view url) {
  if (!url.starts_with("http://json-schema.org/") && !url.starts_with("https://json-schema.org/")) return nullptr;
  static const Trees kTrees;
  auto found = kTrees.by_url.find(Trees::without_scheme(url));
  return found == kTrees.by_url.end() ? nullptr : found->second;
}

const Schema& meta_schema(Draft draft) {
  static std::array<Compiled, 5> slots;
  return compiled(slots[static_cast<std::size_t>(draft)], std::string(url_of(draft)));
}

const Schema* meta_schema(Draft draft, Vocabulary vocabulary) {
  static std::array<std::array<Compiled, 9>, 2> slots;
  if (draft < Draft::D2019) return nullptr;
  std::string_view folder = url_of(draft);
  std::string url(folder.substr(0, folder.rfind('/')));
  url += "/meta/";
  url += name(vocabulary);
  if (find_meta_schema(url) == nullptr) return nullptr;
  auto& slot = slots[draft == Draft::D2019 ? 0 : 1][static_cast<std::size_t>(vocabulary)];
  return &compiled(slot, url);
}

}  // namespace pave::doc::json_schema
