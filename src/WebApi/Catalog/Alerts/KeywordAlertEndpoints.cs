using MediatR;
using MultiWeb.Application.Catalog.Alerts;
using MultiWeb.Application.Catalog.Alerts.Commands;
using MultiWeb.Application.Catalog.Alerts.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Catalog.Alerts;

internal sealed class KeywordAlertEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/keyword-alerts";

    public string Tag => "Keyword alerts";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListKeywordAlerts).RequireAuthorization();
        group.MapPost("/", AddKeywordAlert).RequireAuthorization();
        group.MapDelete("/{id:long:min(1)}", RemoveKeywordAlert).RequireAuthorization();
    }

    private static async Task<OkOr<Paged<KeywordAlertResponse>>> ListKeywordAlerts(
        Query<ListKeywordAlertsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    /// <summary>Without an address: an alert is its keyword, and stands in the list.</summary>
    private static async Task<CreatedOr<KeywordAlertResponse>> AddKeywordAlert(AddKeywordAlertCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated();

    private static async Task<NoContentOr> RemoveKeywordAlert(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new RemoveKeywordAlertCommand(id), cancellationToken);
}
