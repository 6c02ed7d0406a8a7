using MultiWeb.Application.Catalog.Alerts;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Alerts;

internal sealed class SearchForms(NpgsqlDataSource database) : ISearchForms
{
    public async Task<string> OfAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT catalog.search_form($1)");
        command.Parameters.AddWithValue(text);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
