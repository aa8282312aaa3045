#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::kube::crd {

/// The way from an object's root to a value, as a chain on the stack: building it costs nothing until it is printed. The
/// server writes the same place in two ways, so one chain has both. The root is a default-constructed FieldPath.
class FieldPath {
 public:
  FieldPath() = default;
  /// A field; `is_key`: of a map whose keys are free (additionalProperties).
  FieldPath(const FieldPath& parent, std::string_view name, bool is_key = false)
      : parent_(&parent), name_(name), step_(is_key ? Step::Key : Step::Field) {}
  FieldPath(const FieldPath& parent, std::uint32_t index) : parent_(&parent), index_(index), step_(Step::Index) {}

  bool is_root() const { return parent_ == nullptr; }
  /// `spec.labels.a/b`, `spec.list[0]`: as the schema's validator and the decoder write it.
  std::string dotted() const;
  /// `spec.labels[a/b]`, `spec.list[0]`: as k8s.io/apimachinery's field.Path writes it.
  std::string bracketed() const;

 private:
  enum class Step : std::uint8_t { Field, Key, Index };
  void append(bool keys_in_brackets, std::string& out) const;

  const FieldPath* parent_ = nullptr;
  std::string_view name_;
  std::uint32_t index_ = 0;
  Step step_ = Step::Field;
};

}  // namespace pave::kube::crd
