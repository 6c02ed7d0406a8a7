using System.Security.Cryptography;
using System.Text;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

/// <summary>
/// Beside the client, which the edge has counted: many addresses that are after one account are one flood. Counted whether there
/// is such an account or not; the digest spares Redis the address.
/// </summary>
internal static class AccountRate
{
    /// <inheritdoc cref="IRateLimiter.CountAsync"/>
    public static ValueTask<RateCount?> CountAccountAsync(this IRateLimiter rates, string policy, string email) =>
        rates.CountAsync(policy, $"account:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(User.NormalizeEmail(email))))}");
}
