using System.Diagnostics;
using System.Net;

namespace MultiWeb.IntegrationTests.Common.Http;

/// <summary>What somebody did to a caller has reached an instance.</summary>
internal static class Refusal
{
    /// <summary>Asks until it is refused, for a second.</summary>
    public static async Task<Answer> ShouldBeRefusedWithinASecondAsync(this Client client, string path, HttpStatusCode status, string code)
    {
        var watch = Stopwatch.StartNew();
        Answer answer;
        do
            answer = await client.GetAsync(path);
        while (answer.Status != status && watch.Elapsed < TimeSpan.FromSeconds(1));
        return answer.ShouldBeProblem(status, code);
    }

    public static Task ShouldBeLoggedOutWithinASecondAsync(this Client client) =>
        client.ShouldBeRefusedWithinASecondAsync("users/me", HttpStatusCode.Unauthorized, "token_revoked");
}
