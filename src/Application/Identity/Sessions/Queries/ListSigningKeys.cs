using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.Sessions.Queries;

/// <summary>The keys to verify access tokens with (a JSON Web Key Set, RFC 7517).</summary>
[Access(AccessLevel.Anyone)]
public sealed record ListSigningKeysQuery : IQuery<JsonWebKeySetResponse>;

public sealed record JsonWebKeySetResponse(IReadOnlyList<JsonWebKeyResponse> Keys);

internal sealed class ListSigningKeysHandler(ISigningKeys keys) : IQueryHandler<ListSigningKeysQuery, JsonWebKeySetResponse>
{
    public Task<Result<JsonWebKeySetResponse>> Handle(ListSigningKeysQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<JsonWebKeySetResponse>>(new JsonWebKeySetResponse(keys.PublicKeys));
}
