#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "doc/node.h"
#include "estate/layout.h"

namespace pave::estate {

/// What one kustomization says of other files and of the objects that it adds (kubernetes-sigs/kustomize,
/// api/types/kustomization.go). Paths are as written in it.
class Kustomization {
 public:
  Kustomization(const base::Files& files, const std::string& path);

  bool is_foreign() const { return foreign_; }  ///< of another group, as Flux has it
  bool is_broken() const { return broken_; }    ///< it does not parse
  const std::vector<std::pair<std::string, FileRole>>& listed() const { return listed_; }
  std::vector<WalkProblem>& problems() { return problems_; }
  KustomizationFacts& facts() { return facts_; }

 private:
  void read(const doc::Node& root);
  void list(const doc::Node& parent, std::string_view key, std::string_view field, FileRole role);
  void add_labels(const doc::Node& pairs);
  void read_generators(const doc::Node& root, std::string_view key, bool is_secret);

  bool foreign_ = false;
  bool broken_ = false;
  std::vector<std::pair<std::string, FileRole>> listed_;
  std::vector<WalkProblem> problems_;
  KustomizationFacts facts_;
};

}  // namespace pave::estate
