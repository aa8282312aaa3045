#include "doc/find_field.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

class FindField : public testing::Test {
 protected:
  /// `path = text` of what is found, or `path -> rest` for what isn't there.
  std::string find(std::string_view wanted) {
    FoundField found = find_field(*root_, wanted);
    if (!found.found()) return found.path + " -> " + std::string(found.rest);
    bool is_scalar = !found.node->is_map() && !found.node->is_list();
    return found.path + " = " + (is_scalar ? std::string(found.node->text()) : std::string(describe(found.node->kind)));
  }

 private:
  base::Sources sources_;
  base::Arena arena_;
  const Node* root_ = read(sources_.add("a.yaml",
                                        "metadata:\n"
                                        "  labels: {app: web, app.kubernetes.io/name: shop, 'odd[0].key': x}\n"
                                        "spec:\n"
                                        "  containers:\n"
                                        "  - {name: web, image: a}\n"
                                        "  - {name: side.car, image: b, ports: [[1, 2], 3]}\n"),
                           arena_, {})
                          .documents.front()
                          .root;
};

TEST_F(FindField, FollowsPathsAsKubernetesWritesThem) {
  EXPECT_EQ(find("spec.containers[0].image"), "spec.containers[0].image = a");
  EXPECT_EQ(find("spec.containers[1].ports[0][1]"), "spec.containers[1].ports[0][1] = 2");
  EXPECT_EQ(find("metadata.labels[app.kubernetes.io/name]"), "metadata.labels[app.kubernetes.io/name] = shop");
  EXPECT_EQ(find("metadata.labels[odd[0].key]"), "metadata.labels[odd[0].key] = x");
  EXPECT_EQ(find("spec"), "spec = a map");
  EXPECT_EQ(find(""), " = a map");
}

TEST_F(FindField, TakesWhatPeopleWrite) {
  EXPECT_EQ(find(".spec.containers[web].image"), "spec.containers[0].image = a");
  EXPECT_EQ(find("spec.containers[side.car].image"), "spec.containers[1].image = b");
  EXPECT_EQ(find("metadata.labels.app.kubernetes.io/name"), "metadata.labels[app.kubernetes.io/name] = shop");
  EXPECT_EQ(find("metadata.labels['app.kubernetes.io/name']"), "metadata.labels[app.kubernetes.io/name] = shop");
  EXPECT_EQ(find("metadata.labels.app"), "metadata.labels.app = web");
  EXPECT_EQ(find("/spec/containers/1/ports/1"), "spec.containers[1].ports[1] = 3");
  EXPECT_EQ(find("/metadata/labels/app.kubernetes.io~1name"), "metadata.labels[app.kubernetes.io/name] = shop");
}

TEST_F(FindField, TellsHowFarItCame) {
  EXPECT_EQ(find("spec.containers[0].resources.limits"), "spec.containers[0] -> .resources.limits");
  EXPECT_EQ(find("spec.containers[2]"), "spec.containers -> [2]");
  EXPECT_EQ(find("spec.containers.image"), "spec.containers -> .image");
  EXPECT_EQ(find("spec.containers[0].image.tag"), "spec.containers[0].image -> .tag");
  EXPECT_EQ(find("status"), " -> status");
  EXPECT_EQ(find("/spec/nope/x"), "spec -> /nope/x");
  EXPECT_EQ(find("spec..containers"), "spec -> ..containers");
  EXPECT_EQ(find("spec.containers[0"), "spec.containers -> [0");
}

}  // namespace
}  // namespace pave::doc
