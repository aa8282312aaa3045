#include "judge/server/scope.h"

#include <utility>

namespace pave::judge::server {
namespace {

/// Of the server's two ways to find what the schema says, decoding has its own names for the fields.
bool is_validated(base::Code code) {
  return code == base::Code::SchemaBadEnum || code == base::Code::SchemaMissingField;
}

}  // namespace

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
