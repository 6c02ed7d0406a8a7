namespace MultiWeb.Application.Common.Persistence;

/// <summary>Ids for the parts of an aggregate that are addressed from outside. Blocks of ids are taken at once, so most calls cost nothing.</summary>
public interface IIdentitySequence
{
    ValueTask<long> NextAsync<TEntity>(CancellationToken cancellationToken);
}
