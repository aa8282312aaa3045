#pragma once

#include <string_view>

namespace pave::judge::server::core {

/// A name of an iSCSI node: `iqn.2024-01.com.example:disk`, `eui.` and 16 letters or digits, `naa.` and 32
/// (pkg/apis/core/validation, iscsiInitiatorIqnRegex and the other two, which are as lenient as this).
bool is_iscsi_name(std::string_view name);

}  // namespace pave::judge::server::core
