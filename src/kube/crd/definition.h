#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/node.h"
#include "kube/object.h"

namespace pave::kube::crd {

inline constexpr std::string_view kDefinitionKind = "CustomResourceDefinition";
inline constexpr std::string_view kDefinitionGroup = "apiextensions.k8s.io";

/// One version of a definition. The nodes are those of the definition's tree.
struct VersionFacts {
  std::string_view name;
  bool served = false;
  bool storage = false;
  bool has_status = false;            ///< the status subresource: creation drops the status
  const doc::Node* schema = nullptr;  ///< openAPIV3Schema, or null
  std::string_view spec_replicas;     ///< of the scale subresource: its paths, or empty
  std::string_view status_replicas;
  std::string_view label_selector;
};

/// What a CustomResourceDefinition (apiextensions.k8s.io/v1) says about its kind. Views into the tree.
struct DefinitionFacts {
  std::string_view group;
  std::string_view kind;
  std::string_view plural;
  bool namespaced = false;
  const doc::Node* spec = nullptr;
  std::vector<VersionFacts> versions;  ///< as written

  const VersionFacts* find(std::string_view version) const;
};

/// The facts; nothing for an object that is no definition, or one without group, kind or versions.
std::optional<DefinitionFacts> read_definition(const Object& object);

}  // namespace pave::kube::crd
