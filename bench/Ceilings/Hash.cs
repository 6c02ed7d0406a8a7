using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Generators;

namespace MultiWeb.Ceilings;

/// <summary>What one password costs at the cost that production has, with nothing of ours around it: the seconds are the answer.</summary>
internal static class Hash
{
    private const int Cost = 12;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/hash", (HttpContext context) =>
    {
        var (password, salt) = (Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).ToCharArray(), RandomNumberGenerator.GetBytes(16));
        var watch = Stopwatch.StartNew();
        OpenBsdBCrypt.Generate(password, salt, Cost);
        return context.Response.WriteAsync(watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture), context.RequestAborted);
    });
}
