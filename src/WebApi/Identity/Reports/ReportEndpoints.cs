using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Reports;
using MultiWeb.Application.Identity.Reports.Commands;
using MultiWeb.Application.Identity.Reports.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.Reports;

internal sealed class ReportEndpoints : IEndpointGroup
{
    public string Prefix => EndpointGroups.ApiPrefix;

    public string Tag => "Trust and safety";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/reports", FileReport).RequireAuthorization().AlsoAnswers(StatusCodes.Status404NotFound);
        group.MapGet("/admin/reports", ListReports).RequireAccess(AccessLevel.Moderator);
        group.MapPost("/admin/reports/{id:long:min(1)}/resolve", ResolveReport).RequireAccess(AccessLevel.Moderator);
    }

    /// <summary>Without an address: it is for the moderators from now on.</summary>
    private static async Task<CreatedOr<ReportResponse>> FileReport(FileReportCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated();

    private static async Task<OkOr<Paged<ReportResponse>>> ListReports(Query<ListReportsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<OkOr<ReportResponse>> ResolveReport(long id, ResolveReportCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { ReportId = id }, cancellationToken);
}
