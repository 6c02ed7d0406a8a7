using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MultiWeb.IntegrationTests.Common.Http;

internal static partial class AnswerAssertions
{
    public static Answer ShouldBe(this Answer answer, HttpStatusCode status)
    {
        answer.Status.Should().Be(status, "the server answered {0}", answer.Text);
        return answer;
    }

    /// <summary>A refusal as the contract has it (RFC 9457), which tells nothing about the inside.</summary>
    public static Answer ShouldBeProblem(this Answer answer, HttpStatusCode status, string code)
    {
        answer.Status.Should().Be(status, "the server answered {0}", answer.Text);
        answer.ContentType.Should().Be("application/problem+json", "the server answered {0}", answer.Text);
        answer["code"].GetString().Should().Be(code, "the server answered {0}", answer.Text);
        answer["type"].GetString().Should().Be($"/problems/{code}");
        answer["status"].GetInt32().Should().Be((int)status);
        answer["title"].GetString().Should().NotBeNullOrWhiteSpace();
        answer["detail"].GetString().Should().NotBeNullOrWhiteSpace();
        answer["instance"].GetString().Should().StartWith("/");
        answer["request_id"].GetString().Should().Be(answer.Headers.GetValues("X-Request-Id").Single());
        answer.Json.TryGetProperty("trace_id", out _).Should().BeTrue();
        answer.ShouldNotLeak();
        return answer;
    }

    /// <summary>A field of the request was refused; the pointer says which.</summary>
    public static Answer ShouldRefuseField(this Answer answer, string pointer)
    {
        answer.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "validation_failed");
        answer["errors"].EnumerateArray().Select(e => e.GetProperty("pointer").GetString())
            .Should().Contain(pointer, "the server answered {0}", answer.Text);
        foreach (var error in answer["errors"].EnumerateArray())
        {
            error.GetProperty("code").GetString().Should().MatchRegex("^[a-z0-9_]+$");
            error.GetProperty("detail").GetString().Should().NotBeNullOrWhiteSpace();
        }
        return answer;
    }

    public static void ShouldNotLeak(this Answer answer) => Inside().Matches(Unquoted(answer))
        .Select(match => match.Value).Should().BeEmpty("nothing about the inside leaves the server, but it answered {0}", answer.Text);

    /// <summary>What the server says of itself: the path is what the client has sent.</summary>
    private static string Unquoted(Answer answer)
    {
        if (answer.ContentType != "application/problem+json")
            return answer.Text;
        return string.Join('\n', answer.Json.EnumerateObject().Where(member => member.Name != "instance").Select(member => member.Value.ValueKind switch
        {
            JsonValueKind.String => member.Value.GetString(),
            _ => member.Value.GetRawText(),
        }));
    }

    [GeneratedRegex(@"Exception|Npgsql|EntityFramework|System\.|Microsoft\.|MultiWeb\.|\bat \w+\.\w|\.cs\b|SELECT |INSERT |UPDATE .* SET|stack", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();
}
