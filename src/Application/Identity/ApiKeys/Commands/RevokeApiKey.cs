using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.ApiKeys;

namespace MultiWeb.Application.Identity.ApiKeys.Commands;

/// <summary>Ends an API key; it is refused within a second on every instance. Twice is no error.</summary>
[Access(AccessLevel.Admin)]
[NothingToValidate("the route holds the id")]
public sealed record RevokeApiKeyCommand(long ApiKeyId) : ICommand;

internal sealed class RevokeApiKeyHandler(IRepository<ApiKey> keys, IAuditLog audit, TimeProvider time) : ICommandHandler<RevokeApiKeyCommand>
{
    public async Task<Result> Handle(RevokeApiKeyCommand command, CancellationToken cancellationToken)
    {
        if (await keys.GetByIdAsync(command.ApiKeyId, cancellationToken) is not { } key)
            return CommonErrors.NotFound;
        if (key.RevokedAt is null)
        {
            key.Revoke(time.Now());
            await audit.RecordAsync("api_key_revoked", AuditTarget.Of<ApiKey>(key.Id), null, new { key.RevokedAt }, cancellationToken);
        }
        return Result.Success();
    }
}
