namespace MultiWeb.Application.Identity.Contracts;

/// <summary>
/// What a module keeps about a person, for that person to take along (GDPR, article 20). The module that keeps it implements this,
/// so that an export grows with the modules and Identity knows none of them.
/// </summary>
public interface IPersonalDataSource
{
    /// <summary>The name of its part of the export, in snake_case.</summary>
    string Section { get; }

    Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken);
}

/// <summary>Something that is kept about a person, as he may see it.</summary>
public interface IPersonalRecord;
