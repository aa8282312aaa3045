#include "judge/server/core/storage_amount.h"

namespace pave::judge::server::core {

std::optional<base::Quantity> storage_amount(const Value& value) {
  const doc::Node* node = value.node();
  if (node == nullptr) return std::nullopt;
  if (node->is_null()) return base::Quantity();
  if (!node->is_string() && !node->is(doc::Kind::Int) && !node->is(doc::Kind::Float)) return std::nullopt;
  auto amount = base::Quantity::parse(node->text());
  if (!amount) return std::nullopt;
  return *amount;
}

}  // namespace pave::judge::server::core
