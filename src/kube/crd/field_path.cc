#include "kube/crd/field_path.h"

namespace pave::kube::crd {

void FieldPath::append(bool keys_in_brackets, std::string& out) const {
  if (parent_ == nullptr) return;
  parent_->append(keys_in_brackets, out);
  if (step_ == Step::Index) {
    out += '[' + std::to_string(index_) + ']';
  } else if (step_ == Step::Key && keys_in_brackets) {
    out += '[';
    out += name_;
    out += ']';
  } else {
    if (!out.empty()) out += '.';
    out += name_;
  }
}

std::string FieldPath::dotted() const {
  std::string out;
  append(false, out);
  return out;
}

std::string FieldPath::bracketed() const {
  std::string out;
  append(true, out);
  return out;
}

}  // namespace pave::kube::crd
