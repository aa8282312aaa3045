#include "judge/server/core/storage_amount.h"

#include "judge/server/core/resources.h"

namespace pave::judge::server::core {

std::optional<base::Quantity> storage_amount(const Value& value) {
  const doc::Node* node = value.node();
  if (node == nullptr) return std::nullopt;
  if (node->is_null()) return base::Quantity();
  return amount_of(value);
}

}  // namespace pave::judge::server::core
