#pragma once

#include <string_view>

namespace pave::judge::server::core {

/// The default pull policy of an image: `Always` when its tag is `latest` or it has neither tag nor digest, else
/// `IfNotPresent`, also for what is no reference to an image at all (pkg/apis/core/v1, SetDefaults_Container;
/// distribution/reference, ParseNormalizedNamed).
std::string_view default_pull_policy(std::string_view image);

}  // namespace pave::judge::server::core
