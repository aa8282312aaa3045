#include "judge/placeholder.h"

#include <gtest/gtest.h>

#include <string_view>

namespace pave::judge {
namespace {

bool is_placeholder(std::string_view text) {
  doc::Node node;
  node.kind = doc::Kind::String;
  node.bytes = text.data();
  node.size = static_cast<std::uint32_t>(text.size());
  return find_placeholder(node).has_value();
}

TEST(Placeholder, Variables) {
  EXPECT_TRUE(is_placeholder("${CAPACITY}"));
  EXPECT_TRUE(is_placeholder("${CAPACITY:=5Gi}"));
  EXPECT_TRUE(is_placeholder("x-${_name}-y"));
}

TEST(Placeholder, ActionsOfTemplates) {
  EXPECT_TRUE(is_placeholder("web-{{ .Release.Name }}"));
  EXPECT_FALSE(is_placeholder("}}{{"));
}

TEST(Placeholder, OtherTexts) {
  EXPECT_FALSE(is_placeholder(""));
  EXPECT_FALSE(is_placeholder("${"));
  EXPECT_FALSE(is_placeholder("${}"));
  EXPECT_FALSE(is_placeholder("$CAPACITY"));
  EXPECT_FALSE(is_placeholder("$(CAPACITY)"));
  EXPECT_FALSE(is_placeholder("${CAPACITY"));
  EXPECT_FALSE(is_placeholder("${1}"));
}

TEST(Placeholder, VariablesOfKustomize) {
  EXPECT_TRUE(holds_kustomize_variable("web-$(NAME)\nnext: a"));
  EXPECT_TRUE(holds_kustomize_variable("\"$(NAME)\", other: 1"));
  EXPECT_FALSE(holds_kustomize_variable("web, $(NAME)"));
  EXPECT_FALSE(holds_kustomize_variable("\"web\" # $(NAME)"));
  EXPECT_FALSE(holds_kustomize_variable("key: $(NAME)"));
  EXPECT_FALSE(holds_kustomize_variable("web\nkey: $(NAME)"));
  EXPECT_FALSE(holds_kustomize_variable("$()"));
  EXPECT_FALSE(holds_kustomize_variable(""));
}

TEST(Placeholder, OtherKinds) {
  doc::Node map;
  map.kind = doc::Kind::Map;
  EXPECT_FALSE(find_placeholder(map).has_value());
}

}  // namespace
}  // namespace pave::judge
