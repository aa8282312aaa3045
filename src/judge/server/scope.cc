#include "judge/server/scope.h"

#include <utility>

namespace pave::judge::server {
namespace {

/// Of the server's two ways to find what the schema says, decoding has its own names for the fields.
bool is_validated(base::Code code) {
  return code == base::Code::SchemaBadEnum || code == base::Code::SchemaMissingField;
}

}  // namespace

namespace {

constexpr std::uint32_t kFew = 32;  // searched one by one

std::string_view text_of(const doc::Node& item, doc::Symbol key) {
  const doc::Node* field = item.find(key);
  return field != nullptr && field->is_string() ? field->text() : std::string_view();
}

}  // namespace

const doc::Node* Scope::find(const doc::Node* map, std::string_view key) {
  if (map == nullptr || map->size <= kFew) return map == nullptr ? nullptr : map->find(key);
  return maps_.try_emplace(map, *map).first->second.find(key);
}

std::uint32_t Scope::item_named(const doc::Node* list, doc::Symbol key, std::string_view name) {
  if (list == nullptr || !list->is_list()) return UINT32_MAX;
  if (list->size <= kFew) {
    for (std::uint32_t i = 0; i < list->size; ++i)
      if (text_of(list->children()[i], key) == name) return i;
    return UINT32_MAX;
  }
  auto [items, is_new] = lists_.try_emplace({list, key});
  if (is_new)
    for (std::uint32_t i = 0; i < list->size; ++i) items->second.emplace(text_of(list->children()[i], key), i);
  auto found = items->second.find(name);
  return found == items->second.end() ? UINT32_MAX : found->second;
}

void Scope::add(base::Diagnostic diagnostic, std::string field, const std::string& shown) {
  if (!has_looked_) {
    has_looked_ = true;
    for (std::size_t i = 0; i < sink_.remarks().size(); ++i)
      if (sink_.remarks()[i].severity == base::Severity::Error) said_by_schema_.emplace(sink_.remarks()[i].field, i);
  }
  if (said_by_schema_.contains(field) || is_inside_wrong_type(field)) return;
  if (auto said = said_by_schema_.find(shown); said != said_by_schema_.end()) {
    bool is_change = diagnostic.code == base::Code::ServerImmutable;
    if (!is_change && is_validated(sink_.remarks()[said->second].diagnostic.code))
      sink_.rename(said->second, std::move(field));
    return;
  }
  sink_.add(std::move(diagnostic), std::move(field));
}

bool Scope::is_inside_wrong_type(std::string_view field) const {
  if (said_by_schema_.empty()) return false;
  for (std::size_t end = field.find_last_of(".["); end != std::string_view::npos && end > 0;
       end = field.find_last_of(".[", end - 1)) {
    auto around = said_by_schema_.find(std::string(field.substr(0, end)));
    if (around == said_by_schema_.end()) continue;
    if (sink_.remarks()[around->second].diagnostic.code == base::Code::SchemaWrongType) return true;
  }
  return false;
}

}  // namespace pave::judge::server
