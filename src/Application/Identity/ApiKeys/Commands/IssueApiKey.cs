using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.ApiKeys;

namespace MultiWeb.Application.Identity.ApiKeys.Commands;

/// <summary>Gives a service a key by which it acts as an account. The answer is the only one that ever holds the key.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do: <c>products:read</c>, <c>messages:write</c>, …</param>
/// <param name="ExpiresAt">Until when; without, until it is revoked.</param>
[Access(AccessLevel.Admin)]
public sealed record IssueApiKeyCommand(long UserId, string Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt = null) : ICommand<IssuedApiKeyResponse>;

/// <param name="Key">To be sent as <c>X-API-Key</c>.</param>
public sealed record IssuedApiKeyResponse(
    long Id, long UserId, string Name, string Prefix, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Key);

internal sealed class IssueApiKeyValidator : AbstractValidator<IssueApiKeyCommand>
{
    public IssueApiKeyValidator(TimeProvider time)
    {
        RuleFor(c => c.UserId).GreaterThan(0);
        RuleFor(c => c.Name).NotEmpty().MaximumLength(ApiKey.NameMaxLength);
        RuleFor(c => c.Scopes).NotEmpty()
            .Must(scopes => scopes is null || (scopes.Count <= ApiScope.All.Count && scopes.All(ApiScope.All.Contains)))
            .WithErrorCode("scope").WithMessage($"Scopes are {string.Join(", ", ApiScope.All)}.");
        RuleFor(c => c.ExpiresAt).Must(expires => expires is null || expires > time.Now())
            .WithErrorCode("in_the_past").WithMessage("A key must last until some time after now.");
    }
}

internal sealed class IssueApiKeyHandler(
    IRepository<ApiKey> keys, IUserDirectory users, IApiKeyFactory factory, IAuditLog audit, TimeProvider time) : ICommandHandler<IssueApiKeyCommand, IssuedApiKeyResponse>
{
    public async Task<Result<IssuedApiKeyResponse>> Handle(IssueApiKeyCommand command, CancellationToken cancellationToken)
    {
        if (await users.FindActiveAsync(command.UserId, cancellationToken) is null)
            return CommonErrors.Invalid("#/user_id", "unknown_user", "There is no active account with this id.");

        var fresh = factory.Create();
        var terms = new ApiKeyTerms(command.Name, command.Scopes!, command.ExpiresAt);
        var key = ApiKey.Issue(await keys.NextIdAsync(cancellationToken), command.UserId, terms, fresh.Prefix, fresh.Hash, time.Now());
        keys.Add(key);
        await audit.RecordAsync(
            "api_key_issued", AuditTarget.Of<ApiKey>(key.Id), null, new { key.UserId, key.Name, key.Prefix, key.Scopes, key.ExpiresAt }, cancellationToken);
        return new IssuedApiKeyResponse(key.Id, key.UserId, key.Name, key.Prefix, key.Scopes, key.CreatedAt, key.ExpiresAt, fresh.Secret);
    }
}
