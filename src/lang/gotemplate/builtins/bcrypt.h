#pragma once

#include <array>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

inline constexpr int kBcryptCost = 10;                 ///< DefaultCost of golang.org/x/crypto/bcrypt
inline constexpr std::size_t kMaxBcryptPassword = 72;  ///< bytes; longer ones are refused

/// The bcrypt hash of a password of at most kMaxBcryptPassword bytes, `$2a$10$...`: 60 characters (Provos and Mazieres,
/// 1999). Takes about a tenth of a second, which is its purpose.
std::string bcrypt_hash(std::string_view password, const std::array<unsigned char, 16>& salt, int cost = kBcryptCost);

}  // namespace pave::lang::gotemplate
