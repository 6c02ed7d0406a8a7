namespace MultiWeb.Application.Catalog.Alerts;

/// <summary>The form in which text is searched: one definition, the database's, for listings and for what is looked for in them.</summary>
public interface ISearchForms
{
    /// <returns>Compatibility forms folded, in lower case, without any space.</returns>
    Task<string> OfAsync(string text, CancellationToken cancellationToken);
}
