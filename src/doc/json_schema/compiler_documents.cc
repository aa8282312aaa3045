#include <fmt/format.h>

#include <charconv>

#include "base/go_quote.h"
#include "doc/json_schema/compiler.h"
#include "doc/json_schema/meta_schemas.h"
#include "doc/json_schema/quote.h"
#include "doc/json_schema/run.h"

namespace pave::doc::json_schema {
namespace {

using Kind = SchemaError::Kind;

/// The text of a pointer without `~1` and `~0`; nullopt: a `~` that stands for nothing.
std::optional<std::string> unescape(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      out += token[i];
      continue;
    }
    if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
    out += token[i] == '0' ? '~' : '/';
  }
  return out;
}

std::string_view without_fragment(std::string_view url) { return split_fragment(url).url; }

std::string id_of(const Node& node, Draft draft) {
  if (draft < Draft::D2019 && node.find("$ref") != nullptr) return {};
  return std::string(without_fragment(node.string_at(id_key(draft))));
}

bool is_string_at(const Node& node, std::string_view key) {
  const Node* child = node.find(key);
  return child != nullptr && child->is_string();
}

}  // namespace

bool Compiler::fail(SchemaError::Kind kind, const Node* node, std::string words, std::string message,
                    std::string help) {
  if (!has_failed_) {
    error_ = {kind, std::move(words), std::move(message), std::move(help),
              node == nullptr ? base::Origin() : node->key_place()};
  }
  has_failed_ = true;
  return false;
}

const Node* Compiler::load(std::string_view url, const Node* from) {
  if (auto found = loaded_.find(std::string(url)); found != loaded_.end()) return found->second;
  const Node* node = find_meta_schema(url);
  if (node == nullptr) {
    if (loaded_.size() >= kMaxDocuments) {
      fail(Kind::Limit, from, "too many documents",
           fmt::format("the schema refers to more than {} documents", kMaxDocuments),
           "put the definitions into fewer files");
      return nullptr;
    }
    auto answer = options_.documents == nullptr ? std::unexpected<std::string>("no URLLoader set")
                                                : options_.documents->load(url);
    if (!answer) {
      fail(Kind::Unresolved, from, fmt::format("failing loading {}: {}", base::go_quote(url), answer.error()),
           fmt::format("the schema refers to \"{}\", which can't be read", url),
           "put the definitions into the schema itself, or into a file beside it");
      return nullptr;
    }
    node = *answer;
  }
  loaded_.emplace(url, node);
  return node;
}

Document* Compiler::document(const std::string& url, const Node* from) {
  if (auto found = parts_.documents.find(url); found != parts_.documents.end()) return found->second.get();
  const Node* root = load(url, from);
  return root == nullptr ? nullptr : add_document(url, *root);
}

Document* Compiler::add_document(const std::string& url, const Node& root) {
  auto made = std::make_unique<Document>();
  made->url = url;
  made->root = &root;
  if (!collect(*made, root, url, {options_.default_draft, std::nullopt})) return nullptr;
  bool is_official = url.starts_with("http://json-schema.org/") || url.starts_with("https://json-schema.org/");
  if (options_.judge_schema && !is_official && !judge(*made, root, *made->seen.at(&root))) return nullptr;
  return parts_.documents.emplace(url, std::move(made)).first->second.get();
}

bool Compiler::collect(Document& document, const Node& node, std::string base, const Dialect& fallback) {
  if (document.seen.contains(&node)) return true;
  bool is_root = &node == document.root;
  Draft draft = fallback.draft;
  bool has_schema = false;
  std::string id;
  if (node.is_map()) {
    has_schema = is_string_at(node, "$schema");
    auto own = draft_of(document, node, fallback.draft);
    if (!own) return false;
    draft = *own;
    id = id_of(node, draft);
    if (id.empty() && !is_root) {
      draft = fallback.draft;
      has_schema = false;
      id = id_of(node, draft);
    }
  } else if (!is_root) {
    document.seen.emplace(&node, document.find(base));
    return true;
  }
  if (!id.empty()) {
    auto base_url = parse_url(base);
    auto id_url = parse_url(id);
    if (!base_url || !id_url) {
      const Node* place = node.find(id_key(draft));
      return fail(Kind::Broken, place,
                  fmt::format("error in parsing id at {}",
                              base::go_quote(document.url + "#" + escape_pointer(pointer_to(*document.root, node)))),
                  fmt::format("\"{}\" is not a URL", id), "write a URL, or take the line out");
    }
    base = resolve(*base_url, *id_url).text();
  }
  if (!id.empty() || is_root) {
    Resource* same = document.find(base);
    if (same != nullptr && same->node != &node) {
      return fail(Kind::Broken, node.find(id_key(draft)),
                  fmt::format("duplicate id {} in {} at {} and {}", base::go_quote(base), base::go_quote(document.url),
                              base::go_quote(pointer_to(*document.root, node)),
                              base::go_quote(pointer_to(*document.root, *same->node))),
                  fmt::format("two schemas have the id \"{}\"", base), "give each schema an id of its own");
    }
    if (same == nullptr) {
      auto made = std::make_unique<Resource>();
      made->node = &node;
      made->url = base;
      made->dialect = fallback;
      if (has_schema) {
        made->dialect = {draft, std::nullopt};
        if (!read_vocabularies(node, made->dialect)) return false;
      }
      document.resource_at.emplace(&node, made.get());
      document.resources.push_back(std::move(made));
    }
  }
  Resource& resource = *document.find(base);
  document.seen.emplace(&node, &resource);
  return collect_anchors(document, node, resource) && collect_below(document, node, draft, resource);
}

bool Compiler::collect_below(Document& document, const Node& node, Draft draft, const Resource& resource) {
  auto go_into = [&](const Node& child) { return collect(document, child, resource.url, resource.dialect); };
  for (const Keyword& keyword : keywords()) {
    const Node* value = keyword.since <= draft ? node.find(keyword.name) : nullptr;
    if (value == nullptr) continue;
    if (keyword.is_schema && !go_into(*value)) return false;
    if ((keyword.is_list && value->is_list()) || (keyword.is_map && value->is_map()))
      for (const Node& child : value->children())
        if (!go_into(child)) return false;
  }
  return true;
}

bool Compiler::add_anchor(Document& document, const Node& node, Resource& resource, std::string name, bool is_dynamic) {
  if (const Anchor* same = resource.find(name)) {
    if (same->node != &node) {
      return fail(Kind::Broken, &node,
                  fmt::format("duplicate anchor {} in {} at {} and {}", base::go_quote(name),
                              base::go_quote(document.url), base::go_quote(pointer_to(*document.root, *same->node)),
                              base::go_quote(pointer_to(*document.root, node))),
                  fmt::format("two schemas have the anchor \"{}\"", name), "give each schema an anchor of its own");
    }
    if (!is_dynamic) return true;
    for (Anchor& anchor : resource.anchors)
      if (anchor.name == name) anchor.is_dynamic = true;
    return true;
  }
  resource.anchors.push_back({std::move(name), &node, is_dynamic});
  return true;
}

bool Compiler::collect_anchors(Document& document, const Node& node, Resource& resource) {
  if (!node.is_map()) return true;
  Draft draft = resource.dialect.draft;
  if (draft < Draft::D2019) {
    if (node.find("$ref") != nullptr) return true;
    auto fragment = percent_decode(split_fragment(node.string_at(id_key(draft))).fragment);
    if (!fragment) {
      return fail(Kind::Broken, node.find(id_key(draft)),
                  fmt::format("error in parsing anchor at {}",
                              base::go_quote(document.url + "#" + escape_pointer(pointer_to(*document.root, node)))),
                  "the id is not a URL: " + fragment.error(), "write a URL");
    }
    if (!fragment->empty() && (*fragment)[0] != '/') return add_anchor(document, node, resource, *fragment, false);
    return true;
  }
  if (is_string_at(node, "$anchor") &&
      !add_anchor(document, node, resource, std::string(node.string_at("$anchor")), false))
    return false;
  return draft < Draft::D2020 || !is_string_at(node, "$dynamicAnchor") ||
         add_anchor(document, node, resource, std::string(node.string_at("$dynamicAnchor")), true);
}

std::optional<Draft> Compiler::draft_of(const Document& document, const Node& node, Draft fallback) {
  const Node* at = &node;
  std::string_view own_url = &node == document.root ? std::string_view(document.url) : std::string_view();
  std::vector<std::string> passed;
  while (at->is_map() && is_string_at(*at, "$schema")) {
    std::string_view named = at->string_at("$schema");
    if (auto draft = find_draft(named)) return draft;
    std::string url(without_fragment(named));
    const Node* place = node.find("$schema");
    if (auto parsed = parse_url(url); !parsed) {
      fail(Kind::Broken, place,
           fmt::format("invalid $schema in {}: {}", base::go_quote(document.url + "#"), parsed.error()),
           fmt::format("\"{}\" is not a URL", named),
           "name a draft, for example https://json-schema.org/draft/2020-12/schema");
      return std::nullopt;
    }
    if (url == own_url) {
      fail(Kind::Broken, place, fmt::format("draft {} is not supported", base::go_quote(url)),
           fmt::format("\"{}\" is not a draft of JSON Schema", named),
           "name a draft, for example https://json-schema.org/draft/2020-12/schema");
      return std::nullopt;
    }
    for (const std::string& other : passed) {
      if (other != url) continue;
      fail(Kind::Broken, place, fmt::format("cycle in resolving $schema in {}", base::go_quote(url)),
           "meta-schemas name each other in a circle",
           "name a draft, for example https://json-schema.org/draft/2020-12/schema");
      return std::nullopt;
    }
    passed.push_back(url);
    at = load(url, place);
    if (at == nullptr) return std::nullopt;
    own_url = passed.back();
  }
  return fallback;
}

bool Compiler::read_vocabularies(const Node& node, Dialect& dialect) {
  std::string_view named = node.string_at("$schema");
  if (find_draft(named) || dialect.draft < Draft::D2019) return true;
  std::string url(without_fragment(named));
  const Node* meta = load(url, node.find("$schema"));
  if (meta == nullptr) return false;
  const Node* map = meta->find("$vocabulary");
  if (map == nullptr || !map->is_map()) return true;
  std::uint16_t found = bit(Vocabulary::Core);
  for (const Node& entry : map->children()) {
    if (!entry.is(doc::Kind::Bool) || !entry.truth()) continue;
    auto vocabulary = find_vocabulary(dialect.draft, entry.key());
    if (!vocabulary) {
      return fail(Kind::Broken, node.find("$schema"),
                  fmt::format("unsupported vocabulary {} in {}", base::go_quote(entry.key()), base::go_quote(url)),
                  fmt::format("the meta-schema asks for the vocabulary \"{}\", which nobody here knows", entry.key()),
                  "name a draft of JSON Schema in `$schema`");
    }
    found = static_cast<std::uint16_t>(found | bit(*vocabulary));
  }
  dialect.vocabularies = found;
  return true;
}

bool Compiler::find_fragment(Document& document, Resource& resource, std::string_view fragment, const Node& from,
                             Place& place) {
  place = {&document, resource.node, &resource};
  if (!fragment.empty() && fragment[0] != '/') {
    const Anchor* anchor = resource.find(fragment);
    if (anchor == nullptr) {
      return fail(
          Kind::Unresolved, &from,
          fmt::format("anchor in {} not found in schema {}",
                      base::go_quote(resource.url + "#" + escape_pointer(fragment)), base::go_quote(document.url)),
          fmt::format("there is no schema with the anchor \"{}\"", fragment), "name an anchor that the schema has");
    }
    place.node = anchor->node;
    return true;
  }
  std::string_view rest = fragment;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    auto token = unescape(rest.substr(0, rest.find('/')));
    rest.remove_prefix(std::min(rest.find('/'), rest.size()));
    const Node* child = nullptr;
    if (token && place.node->is_map()) child = place.node->find(*token);
    if (token && place.node->is_list()) {
      std::size_t index = place.node->size;
      auto [end, error] = std::from_chars(token->data(), token->data() + token->size(), index);
      if (error == std::errc() && end == token->data() + token->size() && index < place.node->size)
        child = &place.node->children()[index];
    }
    if (child == nullptr) {
      std::string full = pointer_to(*document.root, *resource.node) + std::string(fragment);
      std::string whole = base::go_quote(document.url + "#" + escape_pointer(full));
      return fail(
          Kind::Unresolved, &from,
          token ? fmt::format("json-pointer in {} not found", whole) : fmt::format("invalid json-pointer {}", whole),
          fmt::format("there is nothing at \"#{}\" in the schema", fragment),
          "name a place that exists, for example #/$defs/NAME");
    }
    place.node = child;
    if (auto own = document.resource_at.find(child); own != document.resource_at.end()) place.near = own->second;
  }
  return true;
}

bool Compiler::ensure_seen(Place& place) {
  if (auto seen = place.document->seen.find(place.node); seen != place.document->seen.end()) {
    place.near = seen->second;
    return true;
  }
  // A reference into what is no place of schemas: it becomes one.
  if (!collect(*place.document, *place.node, place.near->url, place.near->dialect)) return false;
  place.near = place.document->seen.at(place.node);
  return !options_.judge_schema || judge(*place.document, *place.node, *place.near);
}

const Schema& Compiler::meta_of(Resource& resource) {
  if (resource.meta != nullptr) return *resource.meta;
  const Dialect& dialect = resource.dialect;
  if (!dialect.vocabularies) {
    resource.meta = &meta_schema(dialect.draft);
    return *resource.meta;
  }
  std::vector<const Schema*> all;
  for (unsigned i = 0; i <= static_cast<unsigned>(Vocabulary::Content); ++i)
    if (auto vocabulary = static_cast<Vocabulary>(i); (*dialect.vocabularies & bit(vocabulary)) != 0)
      if (const Schema* meta = meta_schema(dialect.draft, vocabulary)) all.push_back(meta);
  auto* made = new (parts_.arena.allocate(sizeof(Schema), alignof(Schema))) Schema();
  made->draft = dialect.draft;
  made->resource = made;
  made->all_of = parts_.arena.copy(std::span<const Schema* const>(all));
  if (dialect.draft >= Draft::D2020) {
    made->dynamic_anchor = "meta";
    NamedSchema anchor{"meta", made};
    made->dynamic_anchors = parts_.arena.copy(std::span<const NamedSchema>(&anchor, 1));
  }
  resource.meta = made;
  return *made;
}

bool Compiler::judge(const Document& document, const Node& node, Resource& resource) {
  for (const auto& each : document.resources) meta_of(*each);
  auto wrong = run(meta_of(resource), node, &document);
  if (!wrong) return true;
  std::string where = document.url + "#" + escape_pointer(pointer_to(*document.root, node));
  // The innermost of the first way down says most.
  const Violation* inner = &*wrong;
  while (!inner->causes.empty()) inner = &inner->causes.front();
  return fail(inner->rule == Rule::Limit ? Kind::Limit : Kind::Broken, inner->value == nullptr ? &node : inner->value,
              fmt::format("{} is not valid against metaschema: {}", base::go_quote(where), text(*wrong)),
              fmt::format("the schema itself is wrong at \"{}\": {}", inner->pointer, message(*inner)),
              "write what the draft in `$schema` allows there");
}

}  // namespace pave::doc::json_schema
