using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Persistence;

/// <summary>One command, one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs the work and commits what it changed, together with what reacted to it. A refusal is not written, unless
    /// <paramref name="commitRefusals"/>. Who loses a race (a stale version or read, a serialisation failure, a deadlock) forgets
    /// what he read and runs again, at most <see cref="MaxAttempts"/> times in all; then the answer is 503 <c>unavailable</c>.
    /// </summary>
    Task<TResponse> ExecuteAsync<TResponse>(Func<Task<TResponse>> work, bool commitRefusals, CancellationToken cancellationToken)
        where TResponse : Result, IFailable<TResponse>;

    const int MaxAttempts = 4;
}
