using MediatR;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Application.Common.Behaviours;

public sealed class AuthorizationBehaviourTests
{
    private const string Passes = "", Unknown = "unauthenticated", Refused = "forbidden";

    /// <summary>For each request, what anonymous, user, moderator and admin are told.</summary>
    [Fact]
    public async Task Each_level_includes_the_ones_after_it()
    {
        await CheckAsync(new Open(), Passes, Passes, Passes, Passes);
        await CheckAsync(new ForUsers(), Unknown, Passes, Passes, Passes);
        await CheckAsync(new ForModerators(), Unknown, Refused, Passes, Passes);
        await CheckAsync(new ForAdmins(), Unknown, Refused, Refused, Passes);
    }

    [Fact]
    public Task A_request_without_a_decision_is_refused_to_everybody() => CheckAsync(new Undecided(), Unknown, Refused, Refused, Refused);

    private static async Task CheckAsync<TRequest>(TRequest request, params string[] told) where TRequest : IRequest<Result>
    {
        foreach (var level in Enum.GetValues<AccessLevel>())
        {
            var reached = false;
            var result = await new AuthorizationBehaviour<TRequest, Result>(new Caller(level)).Handle(request, CancellationToken.None, () =>
            {
                reached = true;
                return Task.FromResult(Result.Success());
            });
            (result.Error?.Code ?? "").Should().Be(told[(int)level], $"{typeof(TRequest).Name} was sent by {level}");
            reached.Should().Be(result.IsSuccess);
        }
    }

    [Access(AccessLevel.Anyone)]
    private sealed record Open : IRequest<Result>;

    [Access(AccessLevel.SignedIn)]
    private sealed record ForUsers : IRequest<Result>;

    [Access(AccessLevel.Moderator)]
    private sealed record ForModerators : IRequest<Result>;

    [Access(AccessLevel.Admin)]
    private sealed record ForAdmins : IRequest<Result>;

    private sealed record Undecided : IRequest<Result>;

    private sealed record Caller(AccessLevel Level) : ICurrentUser
    {
        public long Id => 1;

        public long SessionId => 1;

        public string? ClientIp => null;

        public string? Device => null;

        public Language Language => Language.Ko;
    }
}
