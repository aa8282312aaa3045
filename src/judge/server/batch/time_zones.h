#pragma once

#include <string_view>

namespace pave::judge::server::batch {

/// Whether Go's time.LoadLocation knows the name: `Europe/Berlin`, `UTC`, `Etc/GMT+1`. Upper and lower case matter.
bool is_time_zone(std::string_view name);

}  // namespace pave::judge::server::batch
